-- metric: share_targets_on_track
-- unit: share
-- order: 43
-- title_fi: Tavoitteista aikataulussa
-- title_sv: Mål i fas
-- title_en: Targets on track
-- direction: up
-- headline: yes
-- indicative: yes
-- fi: Osuus arvioitavista tavoitteista, jotka ovat aikataulussa mutta eivät vielä saavutettu.
-- sv: Andel av de bedömda målen som följer tidtabellen men inte är nådda.
-- en: Share of the judged targets that are on the way but not yet reached.
-- caveat_fi: Mukana ovat vain tavoitteet, joista on lähtötaso ja tuore luku; jäsenten omaa ilmoitusta ei ole tarkistettu.
-- caveat_sv: Bara mål som har en utgångsnivå och ett färskt tal är med; medlemmarnas egna uppgifter har inte granskats.
-- caveat_en: Only targets with a baseline and a recent figure are in; what members report has not been checked.
select
    fact_target_progress.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    avg(cast(case when fact_target_progress.progress = 'on_track' then 1 else 0 end as double)) as value
from fact_target_progress
cross join run
where fact_target_progress.is_open and fact_target_progress.progress <> 'no_data'
group by fact_target_progress.programme_id, run.as_of
