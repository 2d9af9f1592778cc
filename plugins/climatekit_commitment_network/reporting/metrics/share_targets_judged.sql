-- metric: share_targets_judged
-- unit: share
-- direction: up
-- indicative: no
-- fi: Osuus avoimien sitoumusten tavoitteista, joiden etenemistä voi arvioida.
-- sv: Andel av de öppna åtagandenas mål vilkas framsteg kan bedömas.
-- en: Share of the targets of open commitments whose progress can be judged.
select
    fact_target_progress.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    avg(cast(case when fact_target_progress.progress <> 'no_data' then 1 else 0 end as double)) as value
from fact_target_progress
cross join run
where fact_target_progress.is_open
group by fact_target_progress.programme_id, run.as_of
