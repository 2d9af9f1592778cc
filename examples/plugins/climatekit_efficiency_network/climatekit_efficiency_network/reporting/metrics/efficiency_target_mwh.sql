-- metric: efficiency_target_mwh
-- unit: MWh
-- direction: up
-- headline: yes
-- order: 300
-- title_fi: Verkoston säästötavoite
-- title_sv: Nätverkets sparmål
-- title_en: Target of the network
-- fi: Jäsenten omien säästötavoitteiden summa, MWh vuodessa.
-- sv: Summan av medlemmarnas egna sparmål, MWh per år.
-- en: Sum of the members' own savings targets, MWh a year.
select
    fact.programme_id,
    cast(fact.year as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    fact.target_mwh as value
from fact_efficiency_year as fact
where fact.target_mwh is not null
