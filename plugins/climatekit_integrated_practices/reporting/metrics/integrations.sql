-- metric: integrations
-- unit: count
-- order: 40
-- title_fi: Integrointeja
-- title_sv: Integreringar
-- title_en: Integrations
-- public: safe
-- direction: up
-- headline: yes
-- indicative: no
-- fi: Integroinnit (toimintamalli yhdessä toiminnassa) vaiheen mukaan tarkastelupäivänä: tunnistettu, pilotoitu, systemaattinen.
-- sv: Integreringar (en verksamhetsmodell i en verksamhet) efter skede på granskningsdagen: identifierad, prövad, systematisk.
-- en: Integrations (one practice in one activity) by stage on the as-of date: identified, piloted, systematic.
with current_ones as (
    select
        integrated_practices_integration.programme_id,
        integrated_practices_integration.integration_id,
        integrated_practices_integration.stage,
        integrated_practices_integration.host_kind,
        integrated_practices_integration.category
    from integrated_practices_integration
    inner join integrated_practices_programme
        on integrated_practices_integration.programme_id = integrated_practices_programme.programme_id
),

grouped as (
    select current_ones.programme_id, 'stage' as dimension, current_ones.stage as dimension_value
    from current_ones
    union all
    select current_ones.programme_id, 'host_kind' as dimension, current_ones.host_kind as dimension_value
    from current_ones
    union all
    select current_ones.programme_id, 'category' as dimension, current_ones.category as dimension_value
    from current_ones
)

select
    integrated_practices_settings.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    cast(count(current_ones.integration_id) as double) as value
from integrated_practices_settings
cross join run
left join current_ones on integrated_practices_settings.programme_id = current_ones.programme_id
group by integrated_practices_settings.programme_id, run.as_of
union all
select
    grouped.programme_id,
    cast(run.as_of as varchar) as period,
    grouped.dimension,
    grouped.dimension_value,
    cast(count(*) as double) as value
from grouped
cross join run
group by grouped.programme_id, run.as_of, grouped.dimension, grouped.dimension_value
