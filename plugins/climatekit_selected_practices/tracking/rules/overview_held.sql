-- rule: M1-3a
-- severity: error
-- source: Ymmärrys toimintamallikokonaisuudesta esim. ympäristökeskuksessa.
-- fi: Ohjelmassa {programme_name} minkään yksikön ({units} kpl) ei ole merkitty tuntevan toimintamallikokonaisuutta: merkitse yksi taulun unit sarakkeeseen is_overview_holder.
-- sv: I programmet {programme_name} är ingen enhet (av {units}) angiven som den som har helheten av verksamhetsmodeller: ange en i kolumnen is_overview_holder i tabellen unit.
-- en: In the programme {programme_name} no unit (of {units}) is marked as having the overview of the practices: mark one in the column is_overview_holder of the table unit.
select
    selected_practices_programme.programme_id,
    selected_practices_programme.programme_name,
    count(unit.unit) as units,
    'unit' as subject_table
from selected_practices_programme
inner join selected_practices_settings
    on selected_practices_programme.programme_id = selected_practices_settings.programme_id
left join unit on selected_practices_programme.programme_id = unit.programme_id
where selected_practices_settings.overview_required
group by selected_practices_programme.programme_id, selected_practices_programme.programme_name
having coalesce(sum(case when unit.is_overview_holder then 1 else 0 end), 0) = 0
