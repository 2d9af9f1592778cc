-- metric: fee_accounts
-- unit: count
-- direction: none
-- indicative: no
-- fi: Jäsenyydet maksuvuosittain maksun tilan mukaan tarkastelupäivänä.
-- sv: Medlemskap per avgiftsår efter avgiftens läge på granskningsdagen.
-- en: Memberships of a fee year by the state of the fee on the as-of date.
select
    fact_fee.programme_id,
    cast(fact_fee.year as varchar) as period,
    'state' as dimension,
    fact_fee.state as dimension_value,
    cast(count(*) as double) as value
from fact_fee
group by fact_fee.programme_id, fact_fee.year, fact_fee.state
