-- One row per programme and practice: in how many activities it has found a place.
-- section: integration_spread
-- order: 310
-- chart: bar
-- category: practice
-- values: hosts
-- sort: hosts desc, practice
-- fi: Toimintamallien leviäminen
-- sv: Verksamhetsmodellernas spridning
-- en: Spread of the practices
-- column practice: Toimintamalli | Verksamhetsmodell | Practice
-- column hosts: Toimintoja | Verksamheter | Activities
-- column systematic: Näistä systemaattisia | Av dem systematiska | Of them systematic
-- column last_done_on: Viimeksi tehty | Senast utförd | Last done
select
    fact_integration.programme_id,
    coalesce(fact_integration.practice_name, fact_integration.practice_id) as practice,
    count(distinct fact_integration.host_id) as hosts, -- [count]
    count(distinct fact_integration.host_id) filter (fact_integration.stage = 'systematic') as systematic, -- [count]
    max(fact_integration.last_done_on) as last_done_on
from fact_integration
group by fact_integration.programme_id, coalesce(fact_integration.practice_name, fact_integration.practice_id)
