-- metric: fees_paid
-- unit: EUR
-- direction: up
-- indicative: no
-- fi: Vuoden laskuista tarkastelupäivään mennessä maksettu, arvonlisävero mukaan lukien.
-- sv: Betalat av årets fakturor till och med granskningsdagen, inklusive mervärdesskatt.
-- en: Paid of the invoices for the year by the as-of date, value added tax included.
with grouped as (
    select fact_fee.programme_id, fact_fee.year, 'all' as dimension, 'all' as dimension_value, fact_fee.paid_eur as amount
    from fact_fee
    union all
    select fact_fee.programme_id, fact_fee.year, 'fee_class', fact_fee.fee_class, fact_fee.paid_eur
    from fact_fee
)

select
    grouped.programme_id,
    cast(grouped.year as varchar) as period,
    grouped.dimension,
    grouped.dimension_value,
    cast(sum(grouped.amount) as double) as value
from grouped
where grouped.amount is not null
group by all
