-- One row per event held by the as-of date and organisation on its list of participants.
-- grain: event_id, org_id
-- dated: held_on
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    coalesce(dim_organisation.organisation_key, 0) as organisation_key, -- Organisation as it was on that day, as in dim_organisation.
    coalesce(dim_event.event_key, 0) as event_key, -- Event, as in dim_event.
    event.programme_id, -- Programme that held the event.
    attendance.org_id, -- Organisation that the people came from.
    attendance.event_id, -- Event.
    event.held_on, -- Day on which the event was held.
    attendance.headcount > 0 as has_attended, -- Somebody came; false if those who signed up stayed away.
    attendance.headcount as people, -- [count] People who came.
    attendance.feedback_score -- [score] Mean of their feedback, 1 to 5; empty if they gave none.
from attendance
inner join event on attendance.event_id = event.event_id
cross join run
left join dim_programme on event.programme_id = dim_programme.programme_id
left join dim_organisation
    on attendance.org_id = dim_organisation.org_id
    and event.held_on >= coalesce(dim_organisation.valid_from, event.held_on)
    and event.held_on <= coalesce(dim_organisation.valid_to, event.held_on)
left join dim_event on attendance.event_id = dim_event.event_id
where event.held_on <= run.as_of
