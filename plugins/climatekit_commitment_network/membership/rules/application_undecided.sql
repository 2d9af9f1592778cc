-- rule: M4-1e
-- severity: warning
-- source: johon liitytään asettamalla ilmastotavoitteet/-sitoumukset
-- fi: Hakemus "{application_id}" ("{org_name}") on odottanut päätöstä {days} päivää, kun tavoite on {application_decision_days}: tee päätös tai pyydä puuttuvat tiedot.
-- sv: Ansökan "{application_id}" ("{org_name}") har väntat på beslut i {days} dagar, fast målet är {application_decision_days}: fatta beslutet eller be om det som saknas.
-- en: The application "{application_id}" ("{org_name}") has waited {days} days for a decision although {application_decision_days} are the aim: decide, or ask for what is missing.
select
    application.programme_id,
    application.org_id,
    'application' as subject_table,
    application.application_id as subject_id,
    application.application_id,
    settings.application_decision_days,
    date_diff('day', application.received_on, run.as_of) as days,
    coalesce(organisation.name, application.org_id) as org_name
from application
inner join commitment_network_settings as settings on application.programme_id = settings.programme_id
cross join run
left join organisation on application.org_id = organisation.org_id
where
    application.received_on <= run.as_of
    and coalesce(application.decided_on > run.as_of, true)
    and date_diff('day', application.received_on, run.as_of) > settings.application_decision_days
