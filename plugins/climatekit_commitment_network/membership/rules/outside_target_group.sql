-- rule: M4-2b
-- severity: warning
-- source: Määritellään kohderyhmä, liittymisen kriteeristö
-- fi: Jäsen "{org_name}" ({org_type}, {size_class}) ei kuulu kohderyhmään "{target_group}": merkitse tukijäseneksi tai tarkista kohderyhmä.
-- sv: Medlemmen "{org_name}" ({org_type}, {size_class}) hör inte till målgruppen "{target_group}": anteckna den som stödmedlem eller se över målgruppen.
-- en: The member "{org_name}" ({org_type}, {size_class}) is not of the target group "{target_group}": make it a support member, or review the target group.
select
    member.programme_id,
    member.org_id,
    'membership' as subject_table,
    member.membership_id as subject_id,
    member.membership_id,
    organisation.org_type,
    coalesce(organisation.size_class, 'unknown') as size_class,
    terms.target_group,
    coalesce(organisation.name, member.org_id) as org_name
from commitment_network_member as member
inner join commitment_network_criteria as criteria on member.membership_id = criteria.membership_id
inner join commitment_network_terms as terms
    on member.programme_id = terms.programme_id and member.terms_version = terms.version
left join organisation on member.org_id = organisation.org_id
where member.is_in_register and not criteria.fits_target_group
