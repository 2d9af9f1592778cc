-- Judged is the last year whose monitoring is due, on a straight line from nothing to the target.
-- rule: EN-5
-- severity: warning
-- source: guess
-- fi: Verkosto on saavuttanut {done} % tavoitteestaan, vaikka toiminta-ajasta on kulunut {gone} % (vuoden {year} loppuun): sovi uusista toimenpiteistä.
-- sv: Nätverket har nått {done} % av sitt mål fast {gone} % av tiden har gått (till slutet av {year}): kom överens om nya åtgärder.
-- en: The network has reached {done} % of its target and {gone} % of its time is gone (by the end of {year}): agree on new measures.
select
    network.programme_id,
    'programme' as subject_table,
    network.programme_id as subject_id,
    cast(round(100 * network.progress) as bigint) as done,
    cast(round(100 * network.time_gone) as bigint) as gone,
    cast(network.year as varchar) as year
from efficiency_network_year as network
inner join efficiency_network_settings as settings on network.programme_id = settings.programme_id
cross join run
where
    network.progress < network.time_gone
    and network.year = year(run.as_of - cast(settings.monitoring_due_days as integer)) - 1
