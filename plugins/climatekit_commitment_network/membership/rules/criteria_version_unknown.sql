-- rule: M4-2h
-- severity: warning
-- source: Määritellään kohderyhmä, liittymisen kriteeristö
-- fi: Jäsenyyden "{membership_id}" ("{org_name}") kriteeristöä "{criteria_version}" ei ole taulussa criteria_set: lisää versio sinne tai korjaa jäsenyyden versio.
-- sv: Kriterierna "{criteria_version}" för medlemskapet "{membership_id}" ("{org_name}") finns inte i tabellen criteria_set: lägg till versionen där eller rätta den i medlemskapet.
-- en: The criteria "{criteria_version}" of the membership "{membership_id}" ("{org_name}") are not in the table criteria_set: add the version there, or correct it in the membership.
with kept as (
    select distinct criteria_set.programme_id
    from criteria_set
)

select
    member.programme_id,
    member.org_id,
    'membership' as subject_table,
    member.membership_id as subject_id,
    member.membership_id,
    member.criteria_version,
    coalesce(organisation.name, member.org_id) as org_name
from commitment_network_member as member
inner join kept on member.programme_id = kept.programme_id
left join organisation on member.org_id = organisation.org_id
where member.is_in_register and member.criteria_version is not null and member.terms_version = '-'
