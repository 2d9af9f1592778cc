-- metric: ecoprofit_saving_tco2
-- unit: tCO2
-- direction: up
-- headline: yes
-- order: 310
-- title_fi: Vältetty hiilidioksidi
-- title_sv: Undviken koldioxid
-- title_en: Carbon dioxide avoided
-- indicative: yes
-- caveat_fi: Yritysten oma laskelma; toimenpiteet, joille lukua ei ole annettu, puuttuvat.
-- caveat_sv: Företagens egen beräkning; åtgärder utan siffra saknas.
-- caveat_en: Reckoned by the companies themselves; measures without a figure are missing.
-- fi: Hiilidioksidi, jonka raporttivuoden toteutetut toimenpiteet välttävät vuodessa.
-- sv: Koldioxid som de åtgärder som genomförts under rapportåret undviker per år.
-- en: Carbon dioxide that the measures done in the report year avoid per year.
select
    fact.programme_id,
    cast(fact.report_year as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    sum(fact.saving_tco2) as value
from fact_ecoprofit_measure as fact
where fact.status = 'done' and fact.saving_tco2 is not null
group by fact.programme_id, fact.report_year
