-- rule: M4-2a
-- severity: warning
-- source: Määritellään kohderyhmä, liittymisen kriteeristö
-- fi: Jäsenyydestä "{membership_id}" ("{org_name}") puuttuu kriteeristön versio, vaikka hakemuksissa se on: kirjaa versio, jonka mukaan liityttiin.
-- sv: Medlemskapet "{membership_id}" ("{org_name}") saknar kriteriernas version, fast ansökningarna har den: anteckna den version som gällde.
-- en: The membership "{membership_id}" ("{org_name}") lacks the version of the criteria although the applications carry it: record the one that was accepted.
select
    member.programme_id,
    member.org_id,
    'membership' as subject_table,
    member.membership_id as subject_id,
    member.membership_id,
    coalesce(organisation.name, member.org_id) as org_name
from commitment_network_member as member
inner join commitment_network_criteria as criteria on member.membership_id = criteria.membership_id
left join organisation on member.org_id = organisation.org_id
where member.is_in_register and not criteria.has_criteria_version
