-- metric: share_measurable
-- unit: share
-- direction: up
-- indicative: no
-- fi: Osuus avoimista sitoumuksista, joilla on tavoitearvo.
-- sv: Andel av de öppna åtagandena som har ett målvärde.
-- en: Share of the open commitments that have a value to be reached.
select
    fact_commitment.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    avg(cast(case when fact_commitment.is_measurable then 1 else 0 end as double)) as value
from fact_commitment
cross join run
where fact_commitment.is_open
group by fact_commitment.programme_id, run.as_of
