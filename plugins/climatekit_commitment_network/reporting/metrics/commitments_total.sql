-- metric: commitments_total
-- unit: count
-- order: 40
-- title_fi: Sitoumuksia
-- title_sv: Åtaganden
-- title_en: Commitments
-- direction: up
-- headline: yes
-- indicative: no
-- fi: Tarkastelupäivään mennessä annetut sitoumukset, päätetyt mukaan lukien.
-- sv: Åtaganden som har ingåtts till granskningsdagen, också avslutade.
-- en: Commitments made until the as-of date, closed ones included.
with grouped as (
    select fact_commitment.programme_id, 'all' as dimension, 'all' as dimension_value from fact_commitment
    union all
    select fact_commitment.programme_id, 'theme', fact_commitment.theme from fact_commitment
    union all
    select fact_commitment.programme_id, 'kind', fact_commitment.kind from fact_commitment
    union all
    select fact_commitment.programme_id, 'status', fact_commitment.status from fact_commitment
)

select
    settings.programme_id,
    cast(run.as_of as varchar) as period,
    coalesce(grouped.dimension, 'all') as dimension,
    coalesce(grouped.dimension_value, 'all') as dimension_value,
    cast(count(grouped.programme_id) as double) as value
from commitment_network_settings as settings
cross join run
left join grouped on settings.programme_id = grouped.programme_id
group by all
