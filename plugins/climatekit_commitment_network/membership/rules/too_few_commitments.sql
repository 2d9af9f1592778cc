-- rule: M4-1b
-- severity: error
-- source: johon liitytään asettamalla ilmastotavoitteet/-sitoumukset
-- fi: Jäsenellä "{org_name}" ({membership_id}) on voimassa {commitments_in_force} sitoumusta, kun kriteeristö vaatii {min_commitments}: sopikaa uusista tai päätä jäsenyys.
-- sv: Medlemmen "{org_name}" ({membership_id}) har {commitments_in_force} gällande åtaganden, men kriterierna kräver {min_commitments}: kom överens om nya eller avsluta medlemskapet.
-- en: The member "{org_name}" ({membership_id}) has {commitments_in_force} commitments in force but the criteria ask for {min_commitments}: agree on new ones, or end the membership.
select
    member.programme_id,
    member.org_id,
    'membership' as subject_table,
    member.membership_id as subject_id,
    member.membership_id,
    member.commitments_in_force,
    terms.min_commitments,
    coalesce(organisation.name, member.org_id) as org_name
from commitment_network_member as member
inner join commitment_network_criteria as criteria on member.membership_id = criteria.membership_id
inner join commitment_network_terms as terms
    on member.programme_id = terms.programme_id and member.terms_version = terms.version
left join organisation on member.org_id = organisation.org_id
where member.is_in_register and not criteria.has_enough_commitments
