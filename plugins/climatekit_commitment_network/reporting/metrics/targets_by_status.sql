-- metric: targets_by_status
-- unit: count
-- direction: none
-- indicative: no
-- fi: Avoimien sitoumusten tavoitteet etenemisen mukaan.
-- sv: De öppna åtagandenas mål enligt framsteg.
-- en: Targets of the open commitments by progress.
-- caveat_fi: Tila lasketaan suoralta linjalta lähtötasosta tavoitteeseen: monet toimet vaikuttavat vasta lopussa.
-- caveat_sv: Läget räknas från en rak linje från utgångsnivån till målet: många åtgärder verkar först mot slutet.
-- caveat_en: The state is read off a straight line from the baseline to the goal: many measures only work towards the end.
select
    fact_target_progress.programme_id,
    cast(run.as_of as varchar) as period,
    'status' as dimension,
    fact_target_progress.progress as dimension_value,
    cast(count(*) as double) as value
from fact_target_progress
cross join run
where fact_target_progress.is_open
group by fact_target_progress.programme_id, run.as_of, fact_target_progress.progress
