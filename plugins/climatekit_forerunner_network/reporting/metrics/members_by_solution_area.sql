-- metric: members_by_solution_area
-- unit: count
-- direction: up
-- indicative: no
-- fi: Aktiiviset jäsenorganisaatiot ratkaisualueittain.
-- sv: Aktiva medlemsorganisationer efter lösningsområde.
-- en: Active member organisations by the field of their solutions.
with grouped as (
    select profile.programme_id, 'all' as dimension, 'all' as dimension_value
    from forerunner_network_profile as profile
    where profile.is_active and profile.stands_for_org
    union all
    select profile.programme_id, 'solution_area', profile.solution_area
    from forerunner_network_profile as profile
    where profile.is_active and profile.stands_for_org
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
