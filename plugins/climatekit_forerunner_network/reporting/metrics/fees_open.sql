-- metric: fees_open
-- unit: EUR
-- direction: down
-- indicative: no
-- fi: Jäsenmaksuista tarkastelupäivänä maksamatta, arvonlisävero mukaan lukien.
-- sv: Obetalda medlemsavgifter på granskningsdagen, inklusive mervärdesskatt.
-- en: Fees not yet paid on the as-of date, value added tax included.
with grouped as (
    select fact_fee.programme_id, 'all' as dimension, 'all' as dimension_value, fact_fee.open_eur as amount
    from fact_fee
    union all
    select fact_fee.programme_id, 'year', cast(fact_fee.year as varchar), fact_fee.open_eur
    from fact_fee
    where fact_fee.open_eur > 0
)

select
    settings.programme_id,
    cast(run.as_of as varchar) as period,
    coalesce(grouped.dimension, 'all') as dimension,
    coalesce(grouped.dimension_value, 'all') as dimension_value,
    cast(coalesce(sum(grouped.amount), 0) as double) as value
from forerunner_network_settings as settings
cross join run
left join grouped on settings.programme_id = grouped.programme_id
group by all
