-- rule: M5-1c
-- severity: warning
-- source: Mukaan pääsee edelläkävijät, esim. cleantech-/energia-/ympäristöratkaisuja tarjoavat yritykset
-- fi: Jäsenen "{org_name}" hakemuksessa {application_id} yksikään täyttyvä kriteeri ei kerro näyttöä: täydennä sarake evidence tauluun admission_evidence.
-- sv: I ansökan {application_id} från medlemmen "{org_name}" har inget uppfyllt kriterium något bevis: fyll i kolumnen evidence i tabellen admission_evidence.
-- en: In the application {application_id} of the member "{org_name}" no criterion that is met says what shows it: fill in the column evidence of the table admission_evidence.
select
    member.programme_id,
    member.org_id,
    'application' as subject_table,
    member.application_id as subject_id,
    member.application_id,
    coalesce(organisation.name, member.org_id) as org_name
from forerunner_network_member as member
inner join forerunner_network_criteria as criteria on member.membership_id = criteria.membership_id
left join organisation on member.org_id = organisation.org_id
where member.is_member and criteria.needs_evidence and criteria.criteria_met > 0 and criteria.criteria_evidenced = 0
