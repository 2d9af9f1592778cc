-- rule: M1-6b
-- severity: warning
-- source: Ymmärrys toimintamallikokonaisuudesta esim. ympäristökeskuksessa.
-- fi: Käyttö "{use_id}" on merkitty päättyneeksi, mutta viimeistä päivää ei ole, joten sen kestoa ei tiedetä: täytä sarake ended_on.
-- sv: Användningen "{use_id}" är angiven som avslutad men saknar sin sista dag, så hur länge den varade är okänt: fyll i kolumnen ended_on.
-- en: The use "{use_id}" is marked as ended but has no last day, so how long it lasted is not known: fill in the column ended_on.
select
    selected_practices_use.programme_id,
    selected_practices_use.use_id,
    'practice_use' as subject_table,
    selected_practices_use.use_id as subject_id
from selected_practices_use
inner join selected_practices_programme
    on selected_practices_use.programme_id = selected_practices_programme.programme_id
where selected_practices_use.stated_status = 'ended' and selected_practices_use.ended_on is null
