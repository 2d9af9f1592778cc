-- metric: fees_overdue
-- unit: EUR
-- order: 42
-- title_fi: Erääntyneitä maksuja
-- title_sv: Förfallna avgifter
-- title_en: Fees overdue
-- direction: down
-- headline: yes
-- indicative: no
-- fi: Erääntyneet maksamattomat jäsenmaksut tarkastelupäivänä, arvonlisävero mukaan lukien.
-- sv: Förfallna obetalda medlemsavgifter på granskningsdagen, inklusive mervärdesskatt.
-- en: Fees past their due date and unpaid on the as-of date, value added tax included.
with grouped as (
    select fact_fee.programme_id, 'all' as dimension, 'all' as dimension_value, fact_fee.overdue_eur as amount
    from fact_fee
    union all
    select fact_fee.programme_id, 'year', cast(fact_fee.year as varchar), fact_fee.overdue_eur
    from fact_fee
    where fact_fee.overdue_eur > 0
    union all
    select fact_fee.programme_id, 'reminder_level', cast(fact_fee.reminder_level as varchar), fact_fee.overdue_eur
    from fact_fee
    where fact_fee.overdue_eur > 0
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
