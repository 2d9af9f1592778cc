-- metric: commitments_open
-- unit: count
-- direction: none
-- indicative: no
-- fi: Tarkastelupäivänä avoimet sitoumukset, joista jäsen raportoi.
-- sv: Åtaganden som är öppna på granskningsdagen och som medlemmen rapporterar om.
-- en: Commitments open on the as-of date, on which the member reports.
with grouped as (
    select fact_commitment.programme_id, 'all' as dimension, 'all' as dimension_value
    from fact_commitment
    where fact_commitment.is_open
    union all
    select fact_commitment.programme_id, 'theme', fact_commitment.theme
    from fact_commitment
    where fact_commitment.is_open
    union all
    select fact_commitment.programme_id, 'kind', fact_commitment.kind
    from fact_commitment
    where fact_commitment.is_open
    union all
    select fact_commitment.programme_id, 'follow_up', fact_commitment.follow_up
    from fact_commitment
    where fact_commitment.is_open
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
