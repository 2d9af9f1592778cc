-- rule: M2-1a
-- severity: error
-- source: Olemassa olevan toiminnan hyödyntäminen
-- fi: Toiminta "{host_name}" on alkanut {since_fi}, mutta integrointi {integration_id} on tehty siinä jo {first_fi}: korjaa toinen päivä tai valitse toiminta, joka oli olemassa ennen sitä.
-- sv: Verksamheten "{host_name}" började {since_fi}, men integreringen {integration_id} gjordes i den redan {first_fi}: rätta det ena datumet eller välj en verksamhet som fanns före den.
-- en: The activity "{host_name}" began on {existing_since}, but the integration {integration_id} was done in it on {first_done_on} already: correct one of the days, or choose an activity that was there before.
select
    integrated_practices_integration.programme_id,
    integrated_practices_integration.integration_id,
    integrated_practices_integration.host_name,
    integrated_practices_integration.existing_since,
    integrated_practices_integration.first_done_on,
    strftime(integrated_practices_integration.existing_since, '%-d.%-m.%Y') as since_fi,
    strftime(integrated_practices_integration.first_done_on, '%-d.%-m.%Y') as first_fi,
    'integration' as subject_table,
    integrated_practices_integration.integration_id as subject_id
from integrated_practices_integration
inner join integrated_practices_programme
    on integrated_practices_integration.programme_id = integrated_practices_programme.programme_id
where integrated_practices_integration.existing_since > integrated_practices_integration.first_done_on
