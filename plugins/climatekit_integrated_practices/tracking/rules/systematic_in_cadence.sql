-- Silent where it has not been done often enough either: that is M2-2a's.
-- rule: M2-2b
-- severity: warning
-- source: systematisoidaan tekeminen osaksi olemassa olevaa toimintaa
-- fi: Integrointi {integration_id} ("{practice}" toiminnassa "{host_name}") on merkitty systemaattiseksi, mutta se on tehty viimeksi {last_fi}, vaikka toiminta toistuu {cadence_days} päivän välein: tee se seuraavalla kerralla, kirjaa päivä sarakkeeseen last_done_on tai merkitse se pilotiksi.
-- sv: Integreringen {integration_id} ("{practice}" i verksamheten "{host_name}") är angiven som systematisk men gjordes senast {last_sv}, fast verksamheten återkommer med {cadence_days} dagars mellanrum: gör den nästa gång, för in dagen i kolumnen last_done_on eller ange den som pilot.
-- en: The integration {integration_id} ("{practice}" in the activity "{host_name}") is marked as systematic but was last done {last_en}, though the activity comes round every {cadence_days} days: do it next time, record the day in the column last_done_on, or mark it as piloted.
select
    integrated_practices_integration.programme_id,
    integrated_practices_integration.integration_id,
    coalesce(
        integrated_practices_integration.practice_name, integrated_practices_integration.practice_id
    ) as practice,
    integrated_practices_integration.host_name,
    integrated_practices_integration.cadence_days,
    coalesce(strftime(integrated_practices_integration.last_done_on, '%-d.%-m.%Y'), 'päivä ei tiedossa') as last_fi,
    coalesce(strftime(integrated_practices_integration.last_done_on, '%-d.%-m.%Y'), 'okänd dag') as last_sv,
    coalesce(
        'on ' || strftime(integrated_practices_integration.last_done_on, '%Y-%m-%d'), 'on an unknown day'
    ) as last_en,
    'integration' as subject_table,
    integrated_practices_integration.integration_id as subject_id
from integrated_practices_integration
inner join integrated_practices_programme
    on integrated_practices_integration.programme_id = integrated_practices_programme.programme_id
where
    integrated_practices_integration.stated_status = 'systematic'
    and integrated_practices_integration.is_often_enough
    and not integrated_practices_integration.is_in_cadence
