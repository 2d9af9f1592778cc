-- rule: EP-5
-- severity: info
-- source: https://umwelt.graz.at/cms/beitrag/10430887/13610566
-- fi: Toteutetulle toimenpiteelle {measure_id} ei ole kirjattu mitään säästöä: pyydä luvut, tai kirjaa 0.
-- sv: För den genomförda åtgärden {measure_id} har ingen besparing antecknats: be om siffrorna, eller anteckna 0.
-- en: No saving is on record for the measure {measure_id}, which is done: ask for the figures, or write 0.
select
    measure.programme_id,
    measure.org_id,
    'ecoprofit_measure' as subject_table,
    measure.measure_id as subject_id,
    measure.measure_id
from ecoprofit_measure as measure
inner join ecoprofit_settings as settings on measure.programme_id = settings.programme_id
where
    measure.status = 'done'
    and coalesce(
        measure.saving_kwh, measure.saving_tco2, measure.saving_litres, measure.saving_waste_t, measure.saving_eur
    ) is null
