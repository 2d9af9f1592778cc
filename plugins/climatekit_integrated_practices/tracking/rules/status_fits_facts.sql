-- The other way round, a systematic one that is not done so, is M2-2a's and M2-2b's.
-- rule: M2-2c
-- severity: warning
-- source: systematisoidaan tekeminen osaksi olemassa olevaa toimintaa
-- fi: Integroinnin {integration_id} vaiheeksi on kirjattu "{stated_status}", mutta tehtyjen kertojen mukaan se on "{stage}", ja niin se lasketaan: korjaa sarake status tai päivät.
-- sv: Integreringen {integration_id} har skedet "{stated_status}", men enligt det som gjorts är den "{stage}" och räknas så: rätta kolumnen status eller dagarna.
-- en: The integration {integration_id} is said to be "{stated_status}", but by what was done it is "{stage}", and is counted so: correct the column status or the days.
select
    integrated_practices_integration.programme_id,
    integrated_practices_integration.integration_id,
    integrated_practices_integration.stated_status,
    integrated_practices_integration.stage,
    'integration' as subject_table,
    integrated_practices_integration.integration_id as subject_id
from integrated_practices_integration
inner join integrated_practices_programme
    on integrated_practices_integration.programme_id = integrated_practices_programme.programme_id
where
    integrated_practices_integration.stated_status in ('identified', 'piloted')
    and integrated_practices_integration.stated_status <> integrated_practices_integration.stage
