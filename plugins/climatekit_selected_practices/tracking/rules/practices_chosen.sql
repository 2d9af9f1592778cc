-- rule: M1-2d
-- severity: error
-- source: Valitaan toimintamallit ja ko. toimintamallien käyttäjät kunnan sisällä.
-- fi: Ohjelmassa {programme_name} ei ole käytössä eikä suunnitteilla yhtään toimintamallia: valitse toimintamallit ja kirjaa ne tauluun practice_use.
-- sv: I programmet {programme_name} används eller planeras ingen verksamhetsmodell: välj verksamhetsmodeller och för in dem i tabellen practice_use.
-- en: The programme {programme_name} neither uses nor plans any practice: choose practices and record them in the table practice_use.
select
    selected_practices_programme.programme_id,
    selected_practices_programme.programme_name,
    'practice_use' as subject_table
from selected_practices_programme
left join selected_practices_use
    on selected_practices_programme.programme_id = selected_practices_use.programme_id
    and selected_practices_use.state <> 'ended'
where selected_practices_use.use_id is null
