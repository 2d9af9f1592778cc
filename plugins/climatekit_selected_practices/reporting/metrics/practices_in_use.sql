-- metric: practices_in_use
-- unit: count
-- order: 40
-- title_fi: Toimintamalleja käytössä
-- title_sv: Verksamhetsmodeller i bruk
-- title_en: Practices in use
-- public: safe
-- direction: none
-- headline: yes
-- indicative: no
-- fi: Eri toimintamallit, jotka ovat käytössä tarkastelupäivänä.
-- sv: Olika verksamhetsmodeller som används på granskningsdagen.
-- en: Different practices that are in use on the as-of date.
-- caveat_fi: Määrä ei kerro vaikuttavuudesta: vastuuyksiköittäin laskettuna sama toimintamalli voi olla monessa yksikössä.
-- caveat_sv: Antalet säger inget om effekten: räknat per ansvarig enhet kan samma verksamhetsmodell finnas hos flera.
-- caveat_en: The number says nothing of impact: counted by owner unit, one practice may be with several.
with running as (
    select
        selected_practices_use.programme_id,
        selected_practices_use.practice_id,
        selected_practices_use.category,
        coalesce(cast(selected_practices_use.resource_level as varchar), 'unknown') as resource_level,
        selected_practices_use.mode,
        coalesce(selected_practices_use.owner_unit, 'unknown') as owner_unit
    from selected_practices_use
    where selected_practices_use.state = 'running'
),

grouped as (
    select running.programme_id, running.practice_id, 'category' as dimension, running.category as dimension_value
    from running
    union all
    select
        running.programme_id,
        running.practice_id,
        'resource_level' as dimension,
        running.resource_level as dimension_value
    from running
    union all
    select running.programme_id, running.practice_id, 'mode' as dimension, running.mode as dimension_value
    from running
    union all
    select running.programme_id, running.practice_id, 'owner_unit' as dimension, running.owner_unit as dimension_value
    from running
)

select
    selected_practices_settings.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    cast(count(distinct running.practice_id) as double) as value
from selected_practices_settings
cross join run
left join running on selected_practices_settings.programme_id = running.programme_id
group by selected_practices_settings.programme_id, run.as_of
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
