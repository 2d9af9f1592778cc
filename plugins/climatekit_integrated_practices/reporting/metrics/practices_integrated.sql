-- metric: practices_integrated
-- unit: count
-- order: 43
-- title_fi: Toimintamalleja osana toimintaa
-- title_sv: Integrerade verksamhetsmodeller
-- title_en: Practices integrated
-- direction: up
-- headline: yes
-- indicative: no
-- fi: Eri toimintamallit, jotka on toteutettu osana olemassa olevaa toimintaa.
-- sv: Olika verksamhetsmodeller som har genomförts som en del av befintlig verksamhet.
-- en: Different practices that have been carried out as a part of existing activity.
with done as (
    select
        integrated_practices_integration.programme_id,
        integrated_practices_integration.practice_id,
        integrated_practices_integration.category,
        coalesce(cast(integrated_practices_integration.resource_level as varchar), 'unknown') as resource_level
    from integrated_practices_integration
    inner join integrated_practices_programme
        on integrated_practices_integration.programme_id = integrated_practices_programme.programme_id
    where integrated_practices_integration.stage <> 'identified'
),

grouped as (
    select done.programme_id, done.practice_id, 'category' as dimension, done.category as dimension_value
    from done
    union all
    select done.programme_id, done.practice_id, 'resource_level' as dimension, done.resource_level as dimension_value
    from done
)

select
    integrated_practices_settings.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    cast(count(distinct done.practice_id) as double) as value
from integrated_practices_settings
cross join run
left join done on integrated_practices_settings.programme_id = done.programme_id
group by integrated_practices_settings.programme_id, run.as_of
union all
select
    grouped.programme_id,
    cast(run.as_of as varchar) as period,
    grouped.dimension,
    grouped.dimension_value,
    cast(count(distinct grouped.practice_id) as double) as value
from grouped
cross join run
group by grouped.programme_id, run.as_of, grouped.dimension, grouped.dimension_value
