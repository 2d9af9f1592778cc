-- rule: M5-1a
-- severity: error
-- source: Mukaan pääsee edelläkävijät, esim. cleantech-/energia-/ympäristöratkaisuja tarjoavat yritykset
-- fi: Jäsenellä "{org_name}" ({membership_id}) ei ole hyväksyttyä hakemusta: kirjaa päätös tauluun application tai päätä jäsenyys.
-- sv: Medlemmen "{org_name}" ({membership_id}) har ingen godkänd ansökan: anteckna beslutet i tabellen application eller avsluta medlemskapet.
-- en: The member "{org_name}" ({membership_id}) has no accepted application: record the decision in the table application, or end the membership.
select
    member.programme_id,
    member.org_id,
    'membership' as subject_table,
    member.membership_id as subject_id,
    member.membership_id,
    coalesce(organisation.name, member.org_id) as org_name
from forerunner_network_member as member
left join organisation on member.org_id = organisation.org_id
where member.status = 'applicant'
