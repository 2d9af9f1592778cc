-- One row per time that an open network saw an organisation: a stay on a list or in a group, or a day at an event.
-- A day at an event counts for active_within_days more days: nobody leaves an open network, they stop coming.
-- Signing up without coming (headcount 0) is no day at an event.
-- grain: programme_id, org_id, source, origin, seen_from
select
    participation.programme_id, -- Programme.
    participation.org_id, -- Organisation.
    participation.source, -- Where it was seen.
    'participation' as origin, -- Table that says so.
    participation.first_seen as seen_from, -- First day.
    -- What lies after the as-of date is not known yet on it.
    case when participation.last_seen <= run.as_of then participation.last_seen end as seen_to, -- Last day; empty while it goes on.
    case when participation.last_seen <= run.as_of then participation.last_seen end as counts_to -- Last day for which this makes it count as in; empty while it goes on.
from participation
inner join open_network_settings on participation.programme_id = open_network_settings.programme_id
cross join run
where participation.source <> 'event' and participation.first_seen <= run.as_of
union
-- Of a participation through events only the first and the last day are known, not what lay between.
select
    participation.programme_id,
    participation.org_id,
    participation.source,
    'participation' as origin,
    participation.first_seen as seen_from,
    participation.first_seen as seen_to,
    participation.first_seen + cast(open_network_settings.active_within_days as integer) as counts_to
from participation
inner join open_network_settings on participation.programme_id = open_network_settings.programme_id
cross join run
where participation.source = 'event' and participation.first_seen <= run.as_of
union
select
    participation.programme_id,
    participation.org_id,
    participation.source,
    'participation' as origin,
    participation.last_seen as seen_from,
    participation.last_seen as seen_to,
    participation.last_seen + cast(open_network_settings.active_within_days as integer) as counts_to
from participation
inner join open_network_settings on participation.programme_id = open_network_settings.programme_id
cross join run
where participation.source = 'event' and participation.last_seen <= run.as_of
union
select
    event.programme_id,
    attendance.org_id,
    'event' as source,
    'attendance' as origin,
    event.held_on as seen_from,
    event.held_on as seen_to,
    event.held_on + cast(open_network_settings.active_within_days as integer) as counts_to
from attendance
inner join event on attendance.event_id = event.event_id
inner join open_network_settings on event.programme_id = open_network_settings.programme_id
cross join run
where attendance.headcount > 0 and event.held_on <= run.as_of
