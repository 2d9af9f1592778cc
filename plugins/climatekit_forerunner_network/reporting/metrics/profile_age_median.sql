-- metric: profile_age_median
-- unit: d
-- direction: down
-- indicative: yes
-- fi: Aktiivisten jäsenyritysten liiketoimintatietojen ikä, mediaani.
-- sv: De aktiva medlemsföretagens affärsuppgifters ålder, median.
-- en: Age of the business profiles of the active member companies, median.
-- caveat_fi: Jäsenet, joiden tietoja ei ole, puuttuvat mediaanista.
-- caveat_sv: Medlemmar utan uppgifter saknas i medianen.
-- caveat_en: Members without a profile are missing from the median.
select
    profile.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    cast(median(profile.age_days) as double) as value
from forerunner_network_profile as profile
cross join run
where profile.is_active and profile.stands_for_org and profile.is_business and profile.age_days is not null
group by profile.programme_id, run.as_of
