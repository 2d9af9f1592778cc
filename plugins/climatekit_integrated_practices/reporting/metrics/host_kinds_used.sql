-- metric: host_kinds_used
-- unit: count
-- direction: up
-- indicative: no
-- fi: Eri toiminnan lajit, joissa on toteutettu toimintamalli; lajeittain toimintojen määrä.
-- sv: Olika typer av verksamhet där en verksamhetsmodell har genomförts; per typ antalet verksamheter.
-- en: Different kinds of activity in which a practice has been carried out; per kind the number of activities.
with used as (
    select
        integrated_practices_host.programme_id,
        integrated_practices_host.kind
    from integrated_practices_host
    inner join integrated_practices_programme
        on integrated_practices_host.programme_id = integrated_practices_programme.programme_id
    where integrated_practices_host.is_integrated
)

select
    integrated_practices_settings.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    cast(count(distinct used.kind) as double) as value
from integrated_practices_settings
cross join run
left join used on integrated_practices_settings.programme_id = used.programme_id
group by integrated_practices_settings.programme_id, run.as_of
union all
select
    used.programme_id,
    cast(run.as_of as varchar) as period,
    'kind' as dimension,
    used.kind as dimension_value,
    cast(count(*) as double) as value
from used
cross join run
group by used.programme_id, run.as_of, used.kind
