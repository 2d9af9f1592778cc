-- One row per programme and year: the work and the money that coordination took.
-- section: resources_by_year
-- order: 800
-- chart: bar
-- category: year
-- values: cost_eur
-- sort: year
-- metrics: htv_used, cost_total, cost_per_member
-- fi: Resurssit ja kustannukset
-- sv: Resurser och kostnader
-- en: Resources and cost
-- column year: Vuosi | År | Year
-- column htv: Henkilötyövuosia | Årsverken | Person-years
-- column cost_eur: Kustannukset | Kostnader | Cost
-- column cost_per_member: Mukana olevaa kohti | Per organisation som är med | Per organisation that is in
select
    metric_value.programme_id,
    metric_value.period as year,
    max(metric_value.value) filter (metric_value.metric = 'htv_used') as htv, -- [htv]
    max(metric_value.value) filter (metric_value.metric = 'cost_total') as cost_eur, -- [EUR]
    max(metric_value.value) filter (metric_value.metric = 'cost_per_member') as cost_per_member -- [EUR]
from metric_value
where metric_value.metric in ('htv_used', 'cost_total', 'cost_per_member') and metric_value.dimension = 'all'
group by metric_value.programme_id, metric_value.period
