-- metric: share_overdue
-- unit: share
-- direction: down
-- indicative: no
-- fi: Osuus avoimista sitoumuksista, joiden raportti on myöhässä lisäajankin jälkeen; vanhentuneet mukaan lukien.
-- sv: Andel av de öppna åtagandena vars rapport är försenad också efter respittiden; de föråldrade medräknade.
-- en: Share of the open commitments whose report is overdue, grace days included; the stale ones are among them.
select
    fact_commitment.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    avg(cast(case when fact_commitment.follow_up in ('overdue', 'stale') then 1 else 0 end as double)) as value
from fact_commitment
cross join run
where fact_commitment.is_open
group by fact_commitment.programme_id, run.as_of
