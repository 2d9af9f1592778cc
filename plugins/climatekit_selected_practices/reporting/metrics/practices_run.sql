-- metric: practices_run
-- unit: count
-- order: 41
-- title_fi: Toteutettu tänä vuonna
-- title_sv: Genomförda i år
-- title_en: Carried out this year
-- direction: up
-- headline: yes
-- indicative: no
-- fi: Eri toimintamallit, jotka on toteutettu tarkastelupäivän vuonna.
-- sv: Olika verksamhetsmodeller som har genomförts under granskningsdagens år.
-- en: Different practices that were carried out in the year of the as-of date.
-- caveat_fi: Vain viimeisin toteutus tiedetään, joten aiempien vuosien luvut on katsottava silloisista ajoista.
-- caveat_sv: Endast det senaste genomförandet är känt, så tidigare års siffror ska tas från dåtida körningar.
-- caveat_en: Only the latest run of a practice is known, so figures of earlier years must be taken from runs of that time.
with carried_out as (
    select
        selected_practices_use.programme_id,
        selected_practices_use.practice_id,
        selected_practices_use.category,
        coalesce(cast(selected_practices_use.resource_level as varchar), 'unknown') as resource_level
    from selected_practices_use
    where selected_practices_use.is_run_this_year
),

grouped as (
    select
        carried_out.programme_id,
        carried_out.practice_id,
        'category' as dimension,
        carried_out.category as dimension_value
    from carried_out
    union all
    select
        carried_out.programme_id,
        carried_out.practice_id,
        'resource_level' as dimension,
        carried_out.resource_level as dimension_value
    from carried_out
)

select
    selected_practices_settings.programme_id,
    strftime(run.as_of, '%Y') as period,
    'all' as dimension,
    'all' as dimension_value,
    cast(count(distinct carried_out.practice_id) as double) as value
from selected_practices_settings
cross join run
left join carried_out on selected_practices_settings.programme_id = carried_out.programme_id
group by selected_practices_settings.programme_id, run.as_of
union all
select
    grouped.programme_id,
    strftime(run.as_of, '%Y') as period,
    grouped.dimension,
    grouped.dimension_value,
    cast(count(distinct grouped.practice_id) as double) as value
from grouped
cross join run
group by grouped.programme_id, run.as_of, grouped.dimension, grouped.dimension_value
