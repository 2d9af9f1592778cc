-- One row per programme and organisation that an open network has ever seen: who comes, and who never came.
-- grain: programme_id, org_id
with held as (
    select
        open_network_participant.programme_id,
        open_network_participant.org_id,
        count(open_network_event.event_id) as events
    from open_network_participant
    left join open_network_event
        on open_network_participant.programme_id = open_network_event.programme_id
        and open_network_participant.first_seen <= open_network_event.held_on
    group by open_network_participant.programme_id, open_network_participant.org_id
),

attended as (
    select
        open_network_activity.programme_id,
        open_network_activity.org_id,
        count(*) as events
    from open_network_activity
    where open_network_activity.kind = 'attendance'
    group by open_network_activity.programme_id, open_network_activity.org_id
)

select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    coalesce(dim_organisation.organisation_key, 0) as organisation_key, -- Organisation as it is on the as-of date, as in dim_organisation.
    open_network_participant.programme_id, -- Programme.
    open_network_participant.org_id, -- Organisation.
    open_network_participant.first_seen as first_seen_on, -- First day on which it was seen.
    open_network_participant.last_seen as last_seen_on, -- Last day on which it was seen; the as-of date while it is on a list.
    open_network_participant.sources, -- Where it has been seen.
    open_network_participant.on_mailing_list as is_on_mailing_list, -- On the mailing list on the as-of date.
    open_network_participant.is_in, -- In on the as-of date.
    open_network_participant.is_active, -- In, and at events often enough lately.
    open_network_participant.last_event_on, -- Last day on which it was at an event; empty if it never was.
    open_network_participant.event_days, -- [d] Days on which it was at an event.
    open_network_participant.event_days_in_window, -- [d] Those of the last active_within_days days.
    cast(coalesce(attended.events, 0) as bigint) as events_attended, -- [count] Events at which it was recorded.
    cast(held.events as bigint) as events_held, -- [count] Events that the network held since it was first seen.
    case when held.events > 0 then round(cast(coalesce(attended.events, 0) as double) / held.events, 4) end as attendance_share -- [share] Events at which it was recorded, of those held since it was first seen; empty if none was held.
from open_network_participant
inner join held
    on open_network_participant.programme_id = held.programme_id
    and open_network_participant.org_id = held.org_id
left join attended
    on open_network_participant.programme_id = attended.programme_id
    and open_network_participant.org_id = attended.org_id
left join dim_programme on open_network_participant.programme_id = dim_programme.programme_id
left join dim_organisation
    on open_network_participant.org_id = dim_organisation.org_id
    and dim_organisation.is_current
