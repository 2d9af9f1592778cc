-- rule: M2-2a
-- severity: warning
-- source: systematisoidaan tekeminen osaksi olemassa olevaa toimintaa
-- fi: Integrointi {integration_id} ("{practice}" toiminnassa "{host_name}") on merkitty systemaattiseksi, mutta sen kertoja on {times_done}, vähintään {minimum} tarvitaan: tee se uudelleen, kirjaa kerrat sarakkeeseen times_done tai merkitse se pilotiksi.
-- sv: Integreringen {integration_id} ("{practice}" i verksamheten "{host_name}") är angiven som systematisk men antalet gånger är {times_done}, minst {minimum} behövs: gör den på nytt, för in gångerna i kolumnen times_done eller ange den som pilot.
-- en: The integration {integration_id} ("{practice}" in the activity "{host_name}") is marked as systematic but its times done are {times_done}, at least {minimum} are needed: do it again, record the times in the column times_done, or mark it as piloted.
select
    integrated_practices_integration.programme_id,
    integrated_practices_integration.integration_id,
    coalesce(
        integrated_practices_integration.practice_name, integrated_practices_integration.practice_id
    ) as practice,
    integrated_practices_integration.host_name,
    integrated_practices_integration.times_done,
    integrated_practices_settings.systematic_min_times as minimum,
    'integration' as subject_table,
    integrated_practices_integration.integration_id as subject_id
from integrated_practices_integration
inner join integrated_practices_programme
    on integrated_practices_integration.programme_id = integrated_practices_programme.programme_id
inner join integrated_practices_settings
    on integrated_practices_integration.programme_id = integrated_practices_settings.programme_id
where
    integrated_practices_integration.stated_status = 'systematic'
    and not integrated_practices_integration.is_often_enough
