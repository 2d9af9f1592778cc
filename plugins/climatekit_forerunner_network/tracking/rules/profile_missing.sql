-- rule: M5-7a
-- severity: warning
-- source: Toimii myös kunnan elinkeinopoliittisena työkaluna
-- fi: Jäsenestä "{org_name}" ({membership_id}) ei ole liiketoimintatietoja: pyydä ne ja kirjaa tauluun member_profile.
-- sv: För medlemmen "{org_name}" ({membership_id}) saknas affärsuppgifter: be om dem och för in dem i tabellen member_profile.
-- en: There is no business profile of the member "{org_name}" ({membership_id}): ask for it and record it in the table member_profile.
select
    profile.programme_id,
    profile.org_id,
    'membership' as subject_table,
    profile.membership_id as subject_id,
    profile.membership_id,
    coalesce(organisation.name, profile.org_id) as org_name
from forerunner_network_profile as profile
left join organisation on profile.org_id = organisation.org_id
where profile.profile_year is null and profile.stands_for_org and profile.is_business
