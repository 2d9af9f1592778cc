-- One row per programme and year: emissions of members' sites in the municipality, and against its inventory.
-- section: emissions_in_municipality
-- order: 360
-- sort: year
-- metrics: share_of_inventory, emissions_in_municipality_tco2e
-- fi: Jäsenten päästöt kunnassa
-- sv: Medlemmarnas utsläpp i kommunen
-- en: Members' emissions in the municipality
-- column year: Vuosi | År | Year
-- column s1: Scope 1 | Scope 1 | Scope 1
-- column s2_lb: Scope 2, sijainti | Scope 2, plats | Scope 2, location
-- column s2_mb: Scope 2, hankinta | Scope 2, marknad | Scope 2, market
-- column share_of_inventory: Suhteessa kunnan laskentaan | I förhållande till kommunens beräkning | Against the municipality's inventory
select
    metric_value.programme_id,
    metric_value.period as year,
    max(metric_value.value) filter (
        metric_value.metric = 'emissions_in_municipality_tco2e' and metric_value.dimension_value = 's1'
    ) as s1, -- [tCO2e]
    max(metric_value.value) filter (
        metric_value.metric = 'emissions_in_municipality_tco2e' and metric_value.dimension_value = 's2_lb'
    ) as s2_lb, -- [tCO2e]
    max(metric_value.value) filter (
        metric_value.metric = 'emissions_in_municipality_tco2e' and metric_value.dimension_value = 's2_mb'
    ) as s2_mb, -- [tCO2e]
    max(metric_value.value) filter (metric_value.metric = 'share_of_inventory') as share_of_inventory -- [share]
from metric_value
where metric_value.metric in ('emissions_in_municipality_tco2e', 'share_of_inventory')
group by metric_value.programme_id, metric_value.period
