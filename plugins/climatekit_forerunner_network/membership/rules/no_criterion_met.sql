-- rule: M5-1b
-- severity: error
-- source: Mukaan pääsee edelläkävijät, esim. cleantech-/energia-/ympäristöratkaisuja tarjoavat yritykset
-- fi: Jäsenen "{org_name}" hakemus {application_id} on hyväksytty, mutta yksikään edelläkävijyyden kriteeri ei täyty: kirjaa täyttyvä kriteeri tauluun admission_evidence tai muuta päätös.
-- sv: Ansökan {application_id} från medlemmen "{org_name}" är godkänd, men inget kriterium för föregångare uppfylls: för in det uppfyllda kriteriet i tabellen admission_evidence eller ändra beslutet.
-- en: The application {application_id} of the member "{org_name}" was accepted, but no criterion for forerunners is met: record the one that is in the table admission_evidence, or change the decision.
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
where member.is_member and criteria.needs_evidence and criteria.criteria_met = 0
