-- One row per programme and year.
-- section: efficiency_by_year
-- order: 310
-- chart: bar
-- category: year
-- values: reached, target
-- sort: year
-- metrics: efficiency_reached_mwh, efficiency_progress
-- fi: Energiansäästö vuosittain
-- sv: Energibesparing per år
-- en: Energy saved by year
-- note_fi: Jäsenistä näytetään vain summat. Summa, jossa on liian harva jäsen mukana, jätetään pois.
-- note_sv: Av medlemmarna visas bara summor. En summa som gäller för få medlemmar utelämnas.
-- note_en: Members are shown as sums only. A sum of too few members is left out.
-- column year: Vuosi | År | Year
-- column members: Seurantatiedot antaneita | Medlemmar med uppföljning | Members monitored
-- column measures: Toimenpiteitä | Åtgärder | Measures
-- column saving: Vuoden toimenpiteet | Årets åtgärder | Measures of the year
-- column reached: Saavutettu | Uppnått | Reached
-- column target: Tavoite | Mål | Target
-- column progress: Osuus tavoitteesta | Andel av målet | Share of the target
select
    fact.programme_id,
    cast(fact.year as varchar) as year,
    fact.members, -- [count]
    fact.measures, -- [count]
    fact.saving_mwh as saving, -- [MWh]
    fact.reached_mwh as reached, -- [MWh]
    fact.target_mwh as target, -- [MWh]
    fact.progress -- [share]
from fact_efficiency_year as fact
