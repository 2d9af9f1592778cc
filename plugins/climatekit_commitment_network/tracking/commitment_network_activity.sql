-- One row per thing that happened in a commitment network until the as-of date: a commitment, a report, an attendance,
-- an event, an hour of support.
-- grain: source_table, source_id, kind
-- feeds: activity
select
    commitment_state.programme_id, -- Programme.
    commitment_state.org_id, -- Organisation.
    commitment_state.made_on as happened_on, -- Day on which it happened.
    'commitment' as kind, -- commitment, progress_report, attendance, event or support.
    cast(1 as double) as quantity, -- How much, in `unit`.
    'count' as unit, -- Unit of the quantity.
    'commitment' as source_table, -- Table of the row behind it.
    commitment_state.commitment_id as source_id -- Key of the row behind it.
from commitment_state
where commitment_state.state <> 'not_yet'
union all
select
    commitment_state.programme_id,
    commitment_state.org_id,
    progress_report.submitted_on,
    'progress_report',
    cast(1 as double),
    'count',
    'progress_report',
    progress_report.report_id
from progress_report
inner join commitment_state on progress_report.commitment_id = commitment_state.commitment_id
cross join run
where progress_report.submitted_on <= run.as_of
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
inner join commitment_network_settings on event.programme_id = commitment_network_settings.programme_id
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
inner join commitment_network_settings on event.programme_id = commitment_network_settings.programme_id
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
inner join commitment_network_settings on support_action.programme_id = commitment_network_settings.programme_id
cross join run
where support_action.provided_on <= run.as_of
