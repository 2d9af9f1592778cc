-- rule: M4-7a
-- severity: warning
-- source: Tasavertaisuuden toteutumiseksi tarjottava tukea liittymiseen, sitoumusten seurantaan ja päivittämiseen.
-- fi: Avoimen hakemuksen "{application_id}" jättäneelle "{org_name}" ei ole tarjottu tukea liittymiseen: tarjoa sitä ja kirjaa support_offered.
-- sv: Den öppna ansökan "{application_id}" från "{org_name}" har inte fått erbjudande om stöd för att gå med: erbjud det och anteckna support_offered.
-- en: The open application "{application_id}" of "{org_name}" was offered no support with joining: offer it, and record support_offered.
with helped as (
    select
        support_action.programme_id,
        support_action.org_id,
        max(support_action.provided_on) as helped_on
    from support_action
    cross join run
    where support_action.provided_on <= run.as_of
    group by support_action.programme_id, support_action.org_id
)

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
left join helped
    on
        application.programme_id = helped.programme_id
        and application.org_id = helped.org_id
        and helped.helped_on >= application.received_on
left join organisation on application.org_id = organisation.org_id
where
    application.received_on <= run.as_of
    and coalesce(application.decided_on > run.as_of, true)
    and not coalesce(application.support_offered, false)
    and helped.org_id is null
