-- rule: M4-2g
-- severity: warning
-- source: Määritellään kohderyhmä, liittymisen kriteeristö
-- fi: Jäsen "{org_name}" ei ole mukana verkostossa "{parent_name}", johon tämä kuuluu: kirjaa se sinne tai tarkista asetus parent_membership_required.
-- sv: Medlemmen "{org_name}" är inte med i nätverket "{parent_name}" som det här hör till: anteckna den där eller se över inställningen parent_membership_required.
-- en: The member "{org_name}" is not in the network "{parent_name}" of which this is a part: record it there, or review the setting parent_membership_required.
with in_parent as (
    select distinct programme_member.programme_id, programme_member.org_id
    from programme_member
    cross join run
    where
        programme_member.valid_from <= run.as_of
        and coalesce(programme_member.valid_to, run.as_of) >= run.as_of
)

select
    member.programme_id,
    member.org_id,
    'membership' as subject_table,
    member.membership_id as subject_id,
    parent.name as parent_name,
    coalesce(organisation.name, member.org_id) as org_name
from commitment_network_member as member
inner join commitment_network_settings as settings on member.programme_id = settings.programme_id
inner join programme on member.programme_id = programme.programme_id
inner join programme as parent on programme.parent_programme_id = parent.programme_id
left join in_parent on parent.programme_id = in_parent.programme_id and member.org_id = in_parent.org_id
left join organisation on member.org_id = organisation.org_id
where member.is_in_register and settings.parent_membership_required and in_parent.org_id is null
