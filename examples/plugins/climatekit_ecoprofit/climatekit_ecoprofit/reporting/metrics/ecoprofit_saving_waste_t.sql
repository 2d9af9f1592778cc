-- metric: ecoprofit_saving_waste_t
-- unit: t
-- direction: up
-- headline: yes
-- order: 330
-- title_fi: Vältetty jäte
-- title_sv: Undviket avfall
-- title_en: Waste avoided
-- indicative: yes
-- caveat_fi: Yritysten oma laskelma; toimenpiteet, joille lukua ei ole annettu, puuttuvat.
-- caveat_sv: Företagens egen beräkning; åtgärder utan siffra saknas.
-- caveat_en: Reckoned by the companies themselves; measures without a figure are missing.
-- fi: Jäte, jonka raporttivuoden toteutetut toimenpiteet välttävät vuodessa.
-- sv: Avfall som de åtgärder som genomförts under rapportåret undviker per år.
-- en: Waste that the measures done in the report year avoid per year.
select
    fact.programme_id,
    cast(fact.report_year as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    sum(fact.saving_waste_t) as value
from fact_ecoprofit_measure as fact
where fact.status = 'done' and fact.saving_waste_t is not null
group by fact.programme_id, fact.report_year
