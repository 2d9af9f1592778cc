-- metric: share_targets_behind
-- unit: share
-- direction: down
-- indicative: yes
-- fi: Osuus arvioitavista tavoitteista, jotka ovat jäljessä.
-- sv: Andel av de bedömda målen som ligger efter.
-- en: Share of the judged targets that are behind.
-- caveat_fi: Mukana ovat vain tavoitteet, joista on lähtötaso ja tuore luku; jäsenten omaa ilmoitusta ei ole tarkistettu.
-- caveat_sv: Bara mål som har en utgångsnivå och ett färskt tal är med; medlemmarnas egna uppgifter har inte granskats.
-- caveat_en: Only targets with a baseline and a recent figure are in; what members report has not been checked.
select
    fact_target_progress.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    avg(cast(case when fact_target_progress.progress = 'behind' then 1 else 0 end as double)) as value
from fact_target_progress
cross join run
where fact_target_progress.is_open and fact_target_progress.progress <> 'no_data'
group by fact_target_progress.programme_id, run.as_of
