-- rule: M4-1c
-- severity: info
-- source: Määritellään kohderyhmä, liittymisen kriteeristö
-- fi: Jäsenellä "{org_name}" ({membership_id}) on voimassa {commitments_in_force} sitoumusta, kun kriteeristön mukaan niitä on enintään {max_commitments}: päätä vanhentuneet.
-- sv: Medlemmen "{org_name}" ({membership_id}) har {commitments_in_force} gällande åtaganden, men kriterierna tillåter högst {max_commitments}: avsluta de föråldrade.
-- en: The member "{org_name}" ({membership_id}) has {commitments_in_force} commitments in force but the criteria allow {max_commitments} at most: close the outdated ones.
select
    member.programme_id,
    member.org_id,
    'membership' as subject_table,
    member.membership_id as subject_id,
    member.membership_id,
    member.commitments_in_force,
    terms.max_commitments,
    coalesce(organisation.name, member.org_id) as org_name
from commitment_network_member as member
inner join commitment_network_criteria as criteria on member.membership_id = criteria.membership_id
inner join commitment_network_terms as terms
    on member.programme_id = terms.programme_id and member.terms_version = terms.version
left join organisation on member.org_id = organisation.org_id
where member.is_in_register and not criteria.within_max_commitments
