-- metric: joint_projects_started
-- unit: count
-- direction: up
-- indicative: no
-- fi: Vuoden aikana alkaneet yhteishankkeet, myös jo päättyneet.
-- sv: Gemensamma projekt som började under året, också avslutade.
-- en: Joint projects begun in the year, those that have ended included.
with begun as (
    select fact_joint_project.programme_id, fact_joint_project.started_year, fact_joint_project.stage
    from fact_joint_project
    cross join run
    where fact_joint_project.started_on <= run.as_of
)

select
    begun.programme_id,
    cast(begun.started_year as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    cast(count(*) as double) as value
from begun
group by begun.programme_id, begun.started_year
union all
select
    begun.programme_id,
    cast(begun.started_year as varchar) as period,
    'stage' as dimension,
    begun.stage as dimension_value,
    cast(count(*) as double) as value
from begun
group by begun.programme_id, begun.started_year, begun.stage
