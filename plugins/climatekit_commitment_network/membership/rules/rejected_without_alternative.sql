-- rule: M4-8a
-- severity: warning
-- source: mitä tarjotaan verkoston ulkopuolelle jääville yrityksille
-- fi: Hakemus "{application_id}" ("{org_name}") on hylätty, eikä tilalle ole tarjottu mitään: tarjoa vaihtoehto ja kirjaa se sarakkeeseen alternative_offered.
-- sv: Ansökan "{application_id}" ("{org_name}") har avslagits utan att något annat har erbjudits: erbjud ett alternativ och anteckna det i kolumnen alternative_offered.
-- en: The application "{application_id}" ("{org_name}") was rejected and nothing else was offered: offer an alternative, and record it in the column alternative_offered.
select
    application.programme_id,
    application.org_id,
    'application' as subject_table,
    application.application_id as subject_id,
    application.application_id,
    coalesce(organisation.name, application.org_id) as org_name
from application
inner join commitment_network_settings as settings on application.programme_id = settings.programme_id
cross join run
left join organisation on application.org_id = organisation.org_id
-- whoever was let in later is not outside
left join commitment_network_member as member
    on
        application.programme_id = member.programme_id
        and application.org_id = member.org_id
        and member.is_active
where
    application.decision = 'rejected'
    and application.decided_on <= run.as_of
    and application.alternative_offered is null
    and member.membership_id is null
