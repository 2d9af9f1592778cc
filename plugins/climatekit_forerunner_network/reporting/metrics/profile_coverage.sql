-- metric: profile_coverage
-- unit: share
-- direction: up
-- indicative: no
-- fi: Osuus aktiivisista jäsenyrityksistä, joiden liiketoimintatiedot ovat tallella eivätkä liian vanhoja.
-- sv: Andelen av de aktiva medlemsföretagen vars affärsuppgifter finns och inte är för gamla.
-- en: Share of the active member companies whose business profile is on record and not too old.
select
    profile.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    avg(cast(case when profile.age_days <= settings.profile_max_age_days then 1 else 0 end as double)) as value
from forerunner_network_profile as profile
inner join forerunner_network_settings as settings on profile.programme_id = settings.programme_id
cross join run
where profile.is_active and profile.stands_for_org and profile.is_business
group by profile.programme_id, run.as_of
