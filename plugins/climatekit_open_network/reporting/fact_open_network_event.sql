-- One row per event of an open network that has been held by the as-of date.
-- grain: event_id
select
    open_network_event.event_id, -- Event.
    open_network_event.programme_id, -- Programme.
    open_network_event.name, -- Name of the event.
    open_network_event.held_on, -- Day on which it was held.
    open_network_event.kind, -- Kind of event.
    coalesce(open_network_event.host_org_id, '-') as host_org_id, -- Organisation that hosted it; '-' if none is known.
    open_network_event.seats, -- [count] Seats on offer.
    open_network_event.organisations_listed, -- [count] Organisations on the list of participants, those who stayed away included.
    open_network_event.organisations_attended, -- [count] Organisations that came.
    open_network_event.people_attended, -- [count] People who came.
    open_network_event.feedback_mean -- [score] Mean of the organisations' feedback, 1 to 5; empty if none gave any.
from open_network_event
