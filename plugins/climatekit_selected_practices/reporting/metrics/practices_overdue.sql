-- metric: practices_overdue
-- unit: count
-- direction: down
-- indicative: no
-- fi: Käynnissä olevat käytöt, joita ei ole toteutettu odotetussa ajassa.
-- sv: Pågående användningar som inte har genomförts inom väntad tid.
-- en: Running uses that have not been carried out within the time expected.
select
    selected_practices_settings.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    cast(count(selected_practices_use.use_id) as double) as value
from selected_practices_settings
cross join run
left join selected_practices_use
    on selected_practices_settings.programme_id = selected_practices_use.programme_id
    and selected_practices_use.is_overdue
group by selected_practices_settings.programme_id, run.as_of
