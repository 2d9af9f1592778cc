-- metric: ecoprofit_saving_eur
-- unit: EUR
-- direction: up
-- headline: yes
-- order: 340
-- title_fi: Säästetty raha
-- title_sv: Sparade pengar
-- title_en: Money saved
-- indicative: yes
-- caveat_fi: Yritysten oma laskelma; toimenpiteet, joille lukua ei ole annettu, puuttuvat.
-- caveat_sv: Företagens egen beräkning; åtgärder utan siffra saknas.
-- caveat_en: Reckoned by the companies themselves; measures without a figure are missing.
-- fi: Raha, jonka raporttivuoden toteutetut toimenpiteet säästävät vuodessa.
-- sv: Pengar som de åtgärder som genomförts under rapportåret sparar per år.
-- en: Money that the measures done in the report year save per year.
select
    fact.programme_id,
    cast(fact.report_year as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    sum(fact.saving_eur) as value
from fact_ecoprofit_measure as fact
where fact.status = 'done' and fact.saving_eur is not null
group by fact.programme_id, fact.report_year
