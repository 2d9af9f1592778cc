-- rule: M4-2i
-- severity: info
-- source: Määritellään kohderyhmä, liittymisen kriteeristö
-- fi: Jäsen "{org_name}" liittyi {valid_from} kriteeristöllä "{criteria_version}", joka ei silloin ollut voimassa: korjaa versio tai sen voimassaolo.
-- sv: Medlemmen "{org_name}" gick med {valid_from} enligt kriterierna "{criteria_version}", som inte gällde då: rätta versionen eller dess giltighet.
-- en: The member "{org_name}" joined on {valid_from} under the criteria "{criteria_version}", which were not in force then: correct the version, or its days.
select
    member.programme_id,
    member.org_id,
    'membership' as subject_table,
    member.membership_id as subject_id,
    member.valid_from,
    member.criteria_version,
    coalesce(organisation.name, member.org_id) as org_name
from commitment_network_member as member
inner join commitment_network_terms as terms
    on member.programme_id = terms.programme_id and member.terms_version = terms.version
left join organisation on member.org_id = organisation.org_id
where
    member.is_in_register
    and terms.version <> '-'
    and (member.valid_from < terms.valid_from or member.valid_from > terms.valid_to)
