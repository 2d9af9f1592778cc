-- metric: ecoprofit_saving_litres
-- unit: l
-- direction: up
-- headline: yes
-- order: 320
-- title_fi: Säästetty vesi
-- title_sv: Sparat vatten
-- title_en: Water saved
-- indicative: yes
-- caveat_fi: Yritysten oma laskelma; toimenpiteet, joille lukua ei ole annettu, puuttuvat.
-- caveat_sv: Företagens egen beräkning; åtgärder utan siffra saknas.
-- caveat_en: Reckoned by the companies themselves; measures without a figure are missing.
-- fi: Vesi, jonka raporttivuoden toteutetut toimenpiteet säästävät vuodessa.
-- sv: Vatten som de åtgärder som genomförts under rapportåret sparar per år.
-- en: Water that the measures done in the report year save per year.
select
    fact.programme_id,
    cast(fact.report_year as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    sum(fact.saving_litres) as value
from fact_ecoprofit_measure as fact
where fact.status = 'done' and fact.saving_litres is not null
group by fact.programme_id, fact.report_year
