-- metric: efficiency_avoided_tco2e
-- unit: tCO2e
-- direction: up
-- headline: yes
-- order: 330
-- title_fi: Vältetyt päästöt
-- title_sv: Undvikna utsläpp
-- title_en: Avoided emissions
-- fi: Päästöt, jotka vuoden toimenpiteet välttävät vuodessa; vain ne, joiden päästövaikutus on laskettu.
-- sv: Utsläpp som årets åtgärder undviker per år; bara de vars effekt har beräknats.
-- en: Emissions that the measures of the year avoid per year; those only for which it was reckoned.
select
    fact.programme_id,
    cast(fact.year as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    fact.saving_tco2e as value
from fact_efficiency_year as fact
where fact.saving_tco2e is not null
