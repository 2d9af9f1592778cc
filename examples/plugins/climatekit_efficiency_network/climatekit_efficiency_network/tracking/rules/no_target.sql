-- rule: EN-3
-- severity: warning
-- source: https://effizienznetzwerke.org/presse/die-initiative
-- fi: Jäsenellä {org_id} ei ole säästötavoitetta, vaikka se liittyi {joined_fi}: sovi siitä energianeuvonnan pohjalta.
-- sv: Medlemmen {org_id} har inget sparmål fast den gick med {joined_on}: kom överens om ett utifrån energirådgivningen.
-- en: The member {org_id} has no savings target although it joined on {joined_on}: agree on one after the energy advice.
select
    participant.programme_id,
    participant.org_id,
    'efficiency_participant' as subject_table,
    participant.org_id as subject_id,
    participant.joined_on,
    strftime(participant.joined_on, '%-d.%-m.%Y') as joined_fi
from efficiency_participant as participant
inner join efficiency_network_settings as settings on participant.programme_id = settings.programme_id
cross join run
where
    participant.target_mwh is null
    and coalesce(participant.left_on >= run.as_of, true)
    and date_diff('day', participant.joined_on, run.as_of) > settings.target_due_days
