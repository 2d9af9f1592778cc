-- One row per time that an open network saw an organisation: a stay on a list or in a group, or a day at an event.
-- A day at an event counts for active_within_days more days: nobody leaves an open network, they stop coming.
-- Signing up without coming (headcount 0) is no day at an event.
-- When a network ends, everyone in it is seen off on its last day.
-- grain: programme_id, org_id, source, origin, seen_from
with seen as (
    select
        participation.programme_id,
        participation.org_id,
        participation.source,
        'participation' as origin,
        participation.first_seen as seen_from,
        -- What lies after the as-of date is not known yet on it.
        case when participation.last_seen <= run.as_of then participation.last_seen end as seen_to,
        case when participation.last_seen <= run.as_of then participation.last_seen end as counts_to
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
)

select
    seen.programme_id, -- Programme.
    seen.org_id, -- Organisation.
    seen.source, -- Where it was seen.
    seen.origin, -- Table that says so.
    seen.seen_from, -- First day.
    case
        when programme.valid_to < run.as_of then least(coalesce(seen.seen_to, programme.valid_to), programme.valid_to)
        else seen.seen_to
    end as seen_to, -- Last day; empty while it goes on.
    case
        when programme.valid_to < run.as_of then least(coalesce(seen.counts_to, programme.valid_to), programme.valid_to)
        else seen.counts_to
    end as counts_to -- Last day for which this makes it count as in; empty while it goes on.
from seen
inner join programme on seen.programme_id = programme.programme_id
cross join run
where seen.seen_from <= coalesce(programme.valid_to, seen.seen_from)
