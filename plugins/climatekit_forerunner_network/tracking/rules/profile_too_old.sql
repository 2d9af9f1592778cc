-- rule: M5-7b
-- severity: warning
-- source: Toimii myös kunnan elinkeinopoliittisena työkaluna
-- fi: Jäsenen "{org_name}" liiketoimintatiedot ovat vuodelta {profile_year} ({age_days} päivää vanhat): pyydä uudet ja kirjaa ne tauluun member_profile.
-- sv: Affärsuppgifterna för medlemmen "{org_name}" är från år {profile_year} ({age_days} dagar gamla): be om nya och för in dem i tabellen member_profile.
-- en: The business profile of the member "{org_name}" is of {profile_year} ({age_days} days old): ask for a new one and record it in the table member_profile.
select
    profile.programme_id,
    profile.org_id,
    'member_profile' as subject_table,
    profile.membership_id || '/' || profile.profile_year as subject_id,
    profile.profile_year,
    profile.age_days,
    coalesce(organisation.name, profile.org_id) as org_name
from forerunner_network_profile as profile
inner join forerunner_network_settings as settings on profile.programme_id = settings.programme_id
left join organisation on profile.org_id = organisation.org_id
where profile.stands_for_org and profile.is_business and profile.age_days > settings.profile_max_age_days
