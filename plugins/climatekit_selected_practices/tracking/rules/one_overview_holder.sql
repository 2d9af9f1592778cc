-- rule: M1-3b
-- severity: error
-- source: Ymmärrys toimintamallikokonaisuudesta esim. ympäristökeskuksessa.
-- fi: Ohjelmassa {programme_name} on {holders} yksikköä merkitty tuntemaan toimintamallikokonaisuus (mm. "{first_unit}" ja "{last_unit}"): jätä merkintä is_overview_holder vain yhdelle.
-- sv: I programmet {programme_name} är {holders} enheter angivna som de som har helheten av verksamhetsmodeller (bl.a. "{first_unit}" och "{last_unit}"): lämna is_overview_holder bara hos en.
-- en: In the programme {programme_name} {holders} units are marked as having the overview of the practices ("{first_unit}" and "{last_unit}" among them): leave is_overview_holder with one only.
select
    selected_practices_programme.programme_id,
    selected_practices_programme.programme_name,
    count(*) as holders,
    min(unit.unit) as first_unit,
    max(unit.unit) as last_unit,
    'unit' as subject_table
from selected_practices_programme
inner join selected_practices_settings
    on selected_practices_programme.programme_id = selected_practices_settings.programme_id
inner join unit on selected_practices_programme.programme_id = unit.programme_id
where selected_practices_settings.overview_required and unit.is_overview_holder
group by selected_practices_programme.programme_id, selected_practices_programme.programme_name
having count(*) > 1
