-- metric: targets_by_year
-- unit: count
-- direction: none
-- indicative: no
-- fi: Avoimien sitoumusten tavoitteet tavoitevuoden mukaan.
-- sv: De öppna åtagandenas mål enligt målår.
-- en: Targets of the open commitments by target year.
select
    fact_target_progress.programme_id,
    cast(run.as_of as varchar) as period,
    'target_year' as dimension,
    cast(fact_target_progress.target_year as varchar) as dimension_value,
    cast(count(*) as double) as value
from fact_target_progress
cross join run
where fact_target_progress.is_open
group by fact_target_progress.programme_id, run.as_of, fact_target_progress.target_year
