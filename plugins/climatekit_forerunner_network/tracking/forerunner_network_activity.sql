-- One row per thing that happened in a forerunner network until the as-of date: a meeting, a joint project begun,
-- an organisation in it, an attendance, an event, an hour of support.
-- grain: source_table, source_id, kind
-- feeds: activity
select
    meeting.programme_id, -- Programme.
    cast(null as varchar) as org_id, -- Organisation; empty where none is meant.
    meeting.held_on as happened_on, -- Day on which it happened.
    meeting.body as kind, -- general_meeting, steering_group, subgroup, joint_project, joint_project_partner, attendance, event or support.
    cast(1 as double) as quantity, -- How much, in `unit`.
    'count' as unit, -- Unit of the quantity.
    'governance_meeting' as source_table, -- Table of the row behind it.
    meeting.meeting_id as source_id -- Key of the row behind it.
from governance_meeting as meeting
inner join forerunner_network_settings as settings on meeting.programme_id = settings.programme_id
cross join run
where meeting.held_on <= run.as_of
union all
select
    project.programme_id,
    cast(null as varchar),
    project.started_on,
    'joint_project',
    cast(1 as double),
    'count',
    'joint_project',
    project.project_id
from joint_project as project
inner join forerunner_network_settings as settings on project.programme_id = settings.programme_id
cross join run
where project.started_on <= run.as_of
union all
select
    project.programme_id,
    partner.org_id,
    project.started_on,
    'joint_project_partner',
    cast(1 as double),
    'count',
    'joint_project_partner',
    partner.project_id || '/' || partner.org_id
from joint_project_partner as partner
inner join joint_project as project on partner.project_id = project.project_id
inner join forerunner_network_settings as settings on project.programme_id = settings.programme_id
cross join run
where project.started_on <= run.as_of
union all
select
    event.programme_id,
    attendance.org_id,
    event.held_on,
    'attendance',
    cast(attendance.headcount as double),
    'count',
    'attendance',
    attendance.event_id || '/' || attendance.org_id
from attendance
inner join event on attendance.event_id = event.event_id
inner join forerunner_network_settings as settings on event.programme_id = settings.programme_id
cross join run
where attendance.headcount > 0 and event.held_on <= run.as_of
union all
select
    event.programme_id,
    event.host_org_id,
    event.held_on,
    'event',
    cast(1 as double),
    'count',
    'event',
    event.event_id
from event
inner join forerunner_network_settings as settings on event.programme_id = settings.programme_id
cross join run
where event.held_on <= run.as_of
union all
select
    support_action.programme_id,
    support_action.org_id,
    support_action.provided_on,
    'support',
    support_action.hours,
    'h',
    'support_action',
    support_action.support_id
from support_action
inner join forerunner_network_settings as settings on support_action.programme_id = settings.programme_id
cross join run
where support_action.provided_on <= run.as_of
