-- metric: efficiency_progress
-- unit: share
-- direction: up
-- headline: yes
-- order: 320
-- title_fi: Osuus tavoitteesta
-- title_sv: Andel av målet
-- title_en: Share of the target
-- fi: Saavutettu säästö jaettuna verkoston säästötavoitteella.
-- sv: Uppnådd besparing delad med nätverkets sparmål.
-- en: Saving reached, divided by the target of the network.
select
    fact.programme_id,
    cast(fact.year as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    fact.progress as value
from fact_efficiency_year as fact
where fact.progress is not null
