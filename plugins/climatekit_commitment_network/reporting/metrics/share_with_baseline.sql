-- metric: share_with_baseline
-- unit: share
-- direction: up
-- indicative: no
-- fi: Osuus avoimista määrällisistä sitoumuksista, joilla on oma lähtövuosi ja lähtöarvo.
-- sv: Andel av de öppna kvantitativa åtagandena som har eget basår och basvärde.
-- en: Share of the open quantified commitments that have a base year and a base value of their own.
select
    fact_commitment.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    avg(cast(case when fact_commitment.has_baseline then 1 else 0 end as double)) as value
from fact_commitment
cross join run
where fact_commitment.is_open and fact_commitment.kind = 'quantified'
group by fact_commitment.programme_id, run.as_of
