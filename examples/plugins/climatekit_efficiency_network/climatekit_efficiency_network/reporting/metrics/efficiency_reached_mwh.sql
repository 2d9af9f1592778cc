-- metric: efficiency_reached_mwh
-- unit: MWh
-- direction: up
-- headline: yes
-- order: 310
-- title_fi: Saavutettu säästö
-- title_sv: Uppnådd besparing
-- title_en: Saving reached
-- fi: Energia, jonka verkoston alusta vuoden loppuun toteutetut toimenpiteet säästävät vuodessa.
-- sv: Energi som de åtgärder som genomförts från nätverkets början till årets slut sparar per år.
-- en: Energy that the measures taken from the beginning of the network to the end of the year save per year.
select
    fact.programme_id,
    cast(fact.year as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    fact.reached_mwh as value
from fact_efficiency_year as fact
where fact.reached_mwh is not null
