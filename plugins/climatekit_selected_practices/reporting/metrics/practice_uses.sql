-- metric: practice_uses
-- unit: count
-- direction: none
-- indicative: no
-- fi: Toimintamallien käytöt tilan mukaan tarkastelupäivänä: suunniteltu, käynnissä, tauolla, päättynyt.
-- sv: Användningar av verksamhetsmodeller efter status på granskningsdagen: planerad, pågående, pausad, avslutad.
-- en: Uses of practices by their state on the as-of date: planned, running, paused, ended.
select
    selected_practices_use.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    cast(count(*) as double) as value
from selected_practices_use
cross join run
group by selected_practices_use.programme_id, run.as_of
union all
select
    selected_practices_use.programme_id,
    cast(run.as_of as varchar) as period,
    'state' as dimension,
    selected_practices_use.state as dimension_value,
    cast(count(*) as double) as value
from selected_practices_use
cross join run
group by selected_practices_use.programme_id, run.as_of, selected_practices_use.state
