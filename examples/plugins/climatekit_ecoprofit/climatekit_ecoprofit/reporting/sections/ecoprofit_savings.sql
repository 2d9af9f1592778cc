-- One row per programme and report year.
-- section: ecoprofit_savings
-- order: 310
-- chart: bar
-- category: year
-- values: kwh
-- sort: year
-- metrics: ecoprofit_saving_kwh, ecoprofit_saving_tco2, ecoprofit_saving_litres, ecoprofit_saving_waste_t, ecoprofit_saving_eur
-- fi: Toteutettujen toimenpiteiden säästöt vuodessa
-- sv: Årliga besparingar av genomförda åtgärder
-- en: Yearly savings of the measures done
-- column year: Raporttivuosi | Rapportår | Report year
-- column organisations: Organisaatioita | Organisationer | Organisations
-- column measures: Toimenpiteitä | Åtgärder | Measures
-- column kwh: Energia | Energi | Energy
-- column tco2: Hiilidioksidi | Koldioxid | Carbon dioxide
-- column litres: Vesi | Vatten | Water
-- column waste: Jäte | Avfall | Waste
-- column eur: Raha | Pengar | Money
select
    fact.programme_id,
    cast(fact.report_year as varchar) as year,
    count(distinct fact.org_id) as organisations, -- [count]
    count(*) as measures, -- [count]
    sum(fact.saving_kwh) as kwh, -- [kWh]
    sum(fact.saving_tco2) as tco2, -- [tCO2]
    sum(fact.saving_litres) as litres, -- [l]
    sum(fact.saving_waste_t) as waste, -- [t]
    sum(fact.saving_eur) as eur -- [EUR]
from fact_ecoprofit_measure as fact
where fact.status = 'done'
group by fact.programme_id, fact.report_year
