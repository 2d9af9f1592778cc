-- One row per event of an open network that has been held by the as-of date.
-- grain: event_id
-- dated: held_on
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    coalesce(dim_event.event_key, 0) as event_key, -- Event, as in dim_event.
    coalesce(dim_organisation.organisation_key, 0) as host_organisation_key, -- Organisation that hosted it, as it was on that day, as in dim_organisation.
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
left join dim_programme on open_network_event.programme_id = dim_programme.programme_id
left join dim_event on open_network_event.event_id = dim_event.event_id
left join dim_organisation
    on open_network_event.host_org_id = dim_organisation.org_id
    and open_network_event.held_on >= coalesce(dim_organisation.valid_from, open_network_event.held_on)
    and open_network_event.held_on <= coalesce(dim_organisation.valid_to, open_network_event.held_on)
