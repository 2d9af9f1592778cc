-- rule: M3-4b
-- severity: warning
-- source: Seuranta perustuu sähköpostilistaan, tapahtumien osallistujamääriin ja Fb-viestintäaktiivisuuteen
-- fi: Verkostolla {programme_name} ei ole {tracking_interval_days} päivään ollut tapahtumaa, jonka osallistujat on kirjattu (viimeksi {latest_fi}): kirjaa osallistujat tauluun attendance tai järjestä tapahtuma.
-- sv: Nätverket {programme_name} har på {tracking_interval_days} dagar inte haft något evenemang vars deltagare har antecknats (senast {latest_sv}): för in deltagarna i tabellen attendance eller ordna ett evenemang.
-- en: For {tracking_interval_days} days the network {programme_name} has had no event whose participants are recorded (last {latest_en}): record them in the table attendance or hold an event.
with latest as (
    select
        open_network_event.programme_id,
        max(open_network_event.held_on) as held_on
    from open_network_event
    where open_network_event.organisations_listed > 0
    group by open_network_event.programme_id
)

select
    open_network_programme.programme_id,
    open_network_programme.programme_name,
    open_network_settings.tracking_interval_days,
    coalesce(strftime(latest.held_on, '%-d.%-m.%Y'), 'ei koskaan') as latest_fi,
    coalesce(strftime(latest.held_on, '%-d.%-m.%Y'), 'aldrig') as latest_sv,
    coalesce(strftime(latest.held_on, '%Y-%m-%d'), 'never') as latest_en,
    'attendance' as subject_table
from open_network_programme
inner join open_network_settings on open_network_programme.programme_id = open_network_settings.programme_id
left join latest on open_network_programme.programme_id = latest.programme_id
where
    open_network_settings.tracks_attendance
    and date_diff(
        'day',
        coalesce(latest.held_on, open_network_programme.running_from, date '1970-01-01'),
        open_network_programme.as_of
    ) > open_network_settings.tracking_interval_days
