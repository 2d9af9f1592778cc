-- Asked of the events of the last active_within_days only: older lists will not turn up any more.
-- rule: M3-4d
-- severity: warning
-- source: Seuranta perustuu sähköpostilistaan, tapahtumien osallistujamääriin ja Fb-viestintäaktiivisuuteen
-- fi: Tapahtuman "{event_id}" ({held_on_fi}) osallistujia ei ole kirjattu: lisää ne tauluun attendance, tai poista tapahtuma, jos sitä ei pidetty.
-- sv: Deltagarna i evenemanget "{event_id}" ({held_on_fi}) har inte antecknats: för in dem i tabellen attendance, eller ta bort evenemanget om det inte hölls.
-- en: The participants of the event "{event_id}" ({held_on}) are not recorded: add them to the table attendance, or delete the event if it was not held.
select
    open_network_event.programme_id,
    open_network_event.event_id,
    open_network_event.held_on,
    strftime(open_network_event.held_on, '%-d.%-m.%Y') as held_on_fi,
    'event' as subject_table,
    open_network_event.event_id as subject_id
from open_network_event
inner join open_network_programme on open_network_event.programme_id = open_network_programme.programme_id
inner join open_network_settings on open_network_event.programme_id = open_network_settings.programme_id
where
    open_network_settings.tracks_attendance
    and open_network_event.organisations_listed = 0
    and date_diff('day', open_network_event.held_on, open_network_programme.as_of)
    between open_network_settings.attendance_due_days and open_network_settings.active_within_days
