-- One row per programme and year that is over: the savings of the network. Members are in it as sums only.
-- grain: programme_id, year
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    network.programme_id, -- Programme.
    network.year, -- [a] Year.
    network.members, -- [count] Members that handed in their monitoring.
    network.measures, -- [count] Measures that save something.
    network.saving_mwh, -- [MWh] Saved per year by the measures of the year; empty where of too few members.
    network.saving_tco2e, -- [tCO2e] Emissions avoided per year by them; empty where of too few members.
    network.reached_mwh, -- [MWh] Saved per year by all measures so far; empty where of too few members.
    network.target_mwh, -- [MWh] Target of the network; empty where of too few members.
    network.progress -- [share] Share of the target that is reached.
from efficiency_network_year as network
left join dim_programme on network.programme_id = dim_programme.programme_id
