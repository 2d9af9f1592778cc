-- metric: organisations_attended
-- unit: count
-- direction: up
-- indicative: no
-- fi: Eri organisaatiot, jotka kävivät vuoden aikana ainakin yhdessä tapahtumassa.
-- sv: Olika organisationer som var på åtminstone ett evenemang under året.
-- en: Different organisations that came to at least one event in the year.
select
    open_network_activity.programme_id,
    strftime(open_network_activity.happened_on, '%Y') as period,
    organisation_group.dimension,
    organisation_group.dimension_value,
    cast(count(distinct open_network_activity.org_id) as double) as value
from open_network_activity
inner join organisation_group on open_network_activity.org_id = organisation_group.org_id
where open_network_activity.kind = 'attendance'
group by
    open_network_activity.programme_id,
    strftime(open_network_activity.happened_on, '%Y'),
    organisation_group.dimension,
    organisation_group.dimension_value
