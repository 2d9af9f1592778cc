-- A meeting that had no quorum does not count.
-- rule: M5-4b
-- severity: warning
-- source: https://interregeurope.eu/good-practices/greenreality-network-public-private-partnerships-for-low-carbon
-- fi: Verkoston "{programme_name}" ohjausryhmä ei ole kokoontunut päätösvaltaisena {interval_days} päivään (viimeksi {last_fi}): kutsu se koolle tai kirjaa kokous tauluun governance_meeting.
-- sv: Styrgruppen för nätverket "{programme_name}" har inte mötts beslutför på {interval_days} dagar (senast {last_fi}): sammankalla den eller för in mötet i tabellen governance_meeting.
-- en: The steering group of the network "{programme_name}" has not met with a quorum for {interval_days} days (last on {last}): call a meeting, or record it in the table governance_meeting.
with met as (
    select
        meeting.programme_id,
        max(meeting.held_on) as last
    from governance_meeting as meeting
    cross join run
    where
        meeting.body = 'steering_group'
        and meeting.held_on <= run.as_of
        and coalesce(meeting.quorum, true)
    group by meeting.programme_id
)

select
    programme.programme_id,
    programme.programme_name,
    settings.steering_interval_days as interval_days,
    met.last,
    strftime(met.last, '%-d.%-m.%Y') as last_fi,
    'governance_meeting' as subject_table,
    'steering_group' as subject_id
from forerunner_network_programme as programme
inner join forerunner_network_settings as settings on programme.programme_id = settings.programme_id
left join met on programme.programme_id = met.programme_id
where
    date_diff('day', coalesce(met.last, programme.running_from), programme.as_of) > settings.steering_interval_days
