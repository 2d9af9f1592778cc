-- metric: joint_projects
-- unit: count
-- order: 43
-- title_fi: Yhteishankkeita
-- title_sv: Gemensamma projekt
-- title_en: Joint projects
-- direction: up
-- headline: yes
-- indicative: no
-- fi: Tarkastelupäivänä käynnissä olevat yhteishankkeet.
-- sv: Gemensamma projekt som pågår på granskningsdagen.
-- en: Joint projects that go on at the as-of date.
with grouped as (
    select fact_joint_project.programme_id, 'all' as dimension, 'all' as dimension_value
    from fact_joint_project
    where fact_joint_project.is_running
    union all
    select fact_joint_project.programme_id, 'stage', fact_joint_project.stage
    from fact_joint_project
    where fact_joint_project.is_running
    union all
    select fact_joint_project.programme_id, 'funding_source', fact_joint_project.funding_source
    from fact_joint_project
    where fact_joint_project.is_running
)

select
    settings.programme_id,
    cast(run.as_of as varchar) as period,
    coalesce(grouped.dimension, 'all') as dimension,
    coalesce(grouped.dimension_value, 'all') as dimension_value,
    cast(count(grouped.programme_id) as double) as value
from forerunner_network_settings as settings
cross join run
left join grouped on settings.programme_id = grouped.programme_id
group by all
