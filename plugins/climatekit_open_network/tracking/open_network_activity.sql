-- One row per thing that happened in an open network: an event, an organisation at an event, an hour of support.
-- grain: source_table, source_id, kind
-- feeds: activity
select
    event.programme_id, -- Programme.
    attendance.org_id, -- Organisation; the host for an event, empty if it has none.
    event.held_on as happened_on, -- Day on which it happened.
    'attendance' as kind, -- What happened: attendance, event or support.
    cast(attendance.headcount as double) as quantity, -- How much, in `unit`.
    'count' as unit, -- Unit of the quantity.
    'attendance' as source_table, -- Table of the row behind it.
    attendance.event_id || '/' || attendance.org_id as source_id -- Key of the row behind it.
from attendance
inner join event on attendance.event_id = event.event_id
inner join open_network_settings on event.programme_id = open_network_settings.programme_id
cross join run
where attendance.headcount > 0 and event.held_on <= run.as_of
union all
select
    open_network_event.programme_id,
    open_network_event.host_org_id as org_id,
    open_network_event.held_on as happened_on,
    'event' as kind,
    cast(1 as double) as quantity,
    'count' as unit,
    'event' as source_table,
    open_network_event.event_id as source_id
from open_network_event
union all
select
    support_action.programme_id,
    support_action.org_id,
    support_action.provided_on as happened_on,
    'support' as kind,
    cast(support_action.hours as double) as quantity,
    'h' as unit,
    'support_action' as source_table,
    support_action.support_id as source_id
from support_action
inner join open_network_settings on support_action.programme_id = open_network_settings.programme_id
cross join run
where support_action.provided_on <= run.as_of
