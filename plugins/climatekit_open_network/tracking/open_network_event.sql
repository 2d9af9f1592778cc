-- One row per event of an open network that has been held by the as-of date.
-- grain: event_id
select
    event.event_id, -- Event.
    event.programme_id, -- Programme.
    max(event.name) as name, -- Name of the event.
    max(event.held_on) as held_on, -- Day on which it was held.
    max(event.kind) as kind, -- Kind of event.
    max(event.host_org_id) as host_org_id, -- Organisation that hosted it.
    cast(max(event.seats) as bigint) as seats, -- [count] Seats on offer.
    cast(count(attendance.org_id) as bigint) as organisations_listed, -- [count] Organisations on the list of participants, those who stayed away included.
    cast(sum(case when attendance.headcount > 0 then 1 else 0 end) as bigint) as organisations_attended, -- [count] Organisations that came.
    cast(coalesce(sum(attendance.headcount), 0) as bigint) as people_attended, -- [count] People who came.
    -- Decimals add up to the same sum in any order, floating point numbers do not.
    cast(round(avg(cast(attendance.feedback_score as decimal(9, 4))), 4) as double) as feedback_mean -- [score] Mean of the organisations' feedback, 1 to 5; empty if none gave any.
from event
inner join open_network_settings on event.programme_id = open_network_settings.programme_id
cross join run
left join attendance on event.event_id = attendance.event_id
where event.held_on <= run.as_of
group by event.event_id, event.programme_id
