-- rule: M4-2f
-- severity: warning
-- source: Määritellään kohderyhmä, liittymisen kriteeristö
-- fi: Jäsenellä "{org_name}" ({membership_id}) ei ole alkukartoitusta eikä yhtään lähtöarvoa, vaikka kriteeristö vaatii lähtötason: tee kartoitus.
-- sv: Medlemmen "{org_name}" ({membership_id}) har ingen inledande kartläggning och inget basvärde, fast kriterierna kräver en utgångsnivå: gör kartläggningen.
-- en: The member "{org_name}" ({membership_id}) has neither an initial mapping nor a base value although the criteria ask for a baseline: make the mapping.
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
where member.is_in_register and not criteria.has_baseline
