-- metric: net_cost_per_member
-- unit: EUR
-- direction: down
-- indicative: yes
-- fi: Vuoden kustannukset jäsenmaksujen jälkeen maksavaa jäsenyyttä kohti.
-- sv: Årets kostnader efter medlemsavgifterna per betalande medlemskap.
-- en: Cost of the year less the fees invoiced, per membership that was invoiced.
-- caveat_fi: Jakajana ovat vuodelta laskutetut jäsenyydet; kuluvan vuoden luku on kesken, ja kirjaamattomat kustannukset puuttuvat.
-- caveat_sv: Delat med de medlemskap som fakturerats för året; innevarande års tal är ofullständigt, och kostnader som inte antecknats saknas.
-- caveat_en: Divided by the memberships invoiced for the year; the current year is incomplete, and costs not on record are missing.
with paying as (
    select
        fact_fee.programme_id,
        fact_fee.year,
        count(*) as memberships
    from fact_fee
    where fact_fee.invoices > 0
    group by fact_fee.programme_id, fact_fee.year
)

select
    used.programme_id,
    cast(used.year as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    round(cast(used.cost_eur - used.fees_invoiced_eur as double) / paying.memberships, 2) as value
from forerunner_network_year as used
inner join paying on used.programme_id = paying.programme_id and used.year = paying.year
where used.cost_eur > 0
