-- metric: applications
-- unit: count
-- direction: none
-- indicative: no
-- fi: Vuoden aikana saapuneet hakemukset sen mukaan, miten niille on käynyt.
-- sv: Ansökningar som har kommit in under året, enligt vad som har blivit av dem.
-- en: Applications that came in during the year, by what became of them.
with grouped as (
    select
        fact_application.programme_id,
        year(fact_application.received_on) as year,
        'all' as dimension,
        'all' as dimension_value
    from fact_application
    union all
    select fact_application.programme_id, year(fact_application.received_on), 'state', fact_application.state
    from fact_application
)

select
    grouped.programme_id,
    cast(grouped.year as varchar) as period,
    grouped.dimension,
    grouped.dimension_value,
    cast(count(*) as double) as value
from grouped
group by all
