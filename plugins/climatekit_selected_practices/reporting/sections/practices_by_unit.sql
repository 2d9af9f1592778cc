-- One row per programme and unit that answers for practices: its uses by their state.
-- section: practices_by_unit
-- order: 300
-- chart: stacked_bar
-- category: unit
-- values: running, planned, paused, ended
-- sort: running desc, unit
-- fi: Toimintamallit vastuuyksiköittäin
-- sv: Verksamhetsmodeller per ansvarig enhet
-- en: Practices by unit
-- column unit: Vastuuyksikkö | Ansvarig enhet | Unit
-- column planned: Suunniteltu | Planerad | Planned
-- column running: Käynnissä | Pågår | Running
-- column paused: Tauolla | Pausad | Paused
-- column ended: Päättynyt | Avslutad | Ended
-- column overdue: Odottaa toteutusta | Väntar på genomförande | Not carried out in time
-- value unknown: ei tiedossa | okänd | not known
select
    fact_practice_use.programme_id,
    fact_practice_use.owner_unit as unit,
    count(*) filter (fact_practice_use.state = 'planned') as planned, -- [count]
    count(*) filter (fact_practice_use.state = 'running') as running, -- [count]
    count(*) filter (fact_practice_use.state = 'paused') as paused, -- [count]
    count(*) filter (fact_practice_use.state = 'ended') as ended, -- [count]
    count(*) filter (fact_practice_use.is_overdue) as overdue -- [count]
from fact_practice_use
group by fact_practice_use.programme_id, fact_practice_use.owner_unit
