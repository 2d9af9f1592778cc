-- Asks only about days that have passed: for an earlier as-of date the word may well be newer than the days.
-- rule: M1-6a
-- severity: warning
-- source: Ymmärrys toimintamallikokonaisuudesta esim. ympäristökeskuksessa.
-- fi: Käytön "{use_id}" tilaksi on kirjattu "{stated_status}", mutta päivien mukaan ({days_fi}) se on "{state}", ja niin se lasketaan: korjaa sarake status tai päivät.
-- sv: Användningen "{use_id}" har statusen "{stated_status}", men enligt dagarna ({days_sv}) är den "{state}" och räknas så: rätta kolumnen status eller dagarna.
-- en: The use "{use_id}" is said to be "{stated_status}", but by its days ({days_en}) it is "{state}", and is counted so: correct the column status or the days.
select
    selected_practices_use.programme_id,
    selected_practices_use.use_id,
    selected_practices_use.stated_status,
    selected_practices_use.state,
    coalesce(strftime(selected_practices_use.started_on, '%-d.%-m.%Y'), '?') || '–'
    || coalesce(strftime(selected_practices_use.ended_on, '%-d.%-m.%Y'), '') as days_fi,
    coalesce(strftime(selected_practices_use.started_on, '%-d.%-m.%Y'), '?') || '–'
    || coalesce(strftime(selected_practices_use.ended_on, '%-d.%-m.%Y'), '') as days_sv,
    coalesce(strftime(selected_practices_use.started_on, '%Y-%m-%d'), '?') || ' to '
    || coalesce(strftime(selected_practices_use.ended_on, '%Y-%m-%d'), 'now') as days_en,
    'practice_use' as subject_table,
    selected_practices_use.use_id as subject_id
from selected_practices_use
inner join selected_practices_programme
    on selected_practices_use.programme_id = selected_practices_programme.programme_id
where
    (
        selected_practices_use.stated_status in ('planned', 'running', 'paused')
        and selected_practices_use.ended_on < selected_practices_programme.as_of
    )
    or (selected_practices_use.stated_status = 'planned' and selected_practices_use.state = 'running')
