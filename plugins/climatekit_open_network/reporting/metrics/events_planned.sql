-- metric: events_planned
-- unit: count
-- direction: none
-- indicative: no
-- fi: Toimintasuunnitelmassa vuodelle suunnitellut tapahtumat.
-- sv: Evenemang som planerats för året i verksamhetsplanen.
-- en: Events planned for the year in the action plan.
select
    action_plan.programme_id,
    cast(action_plan.year as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    cast(action_plan.events_planned as double) as value
from action_plan
inner join open_network_settings on action_plan.programme_id = open_network_settings.programme_id
where action_plan.events_planned is not null
