-- rule: M4-2d
-- severity: warning
-- source: Päätetään koordinaatiokokoonpanosta; kunta vai laajempi toimijajoukko
-- fi: Jäsenen "{org_name}" sopijakunta on "{counterparty}", vaikka sen oma kunta on "{municipality_code}": tarkista, kumpi on oikein.
-- sv: Medlemmen "{org_name}" har avtal med kommunen "{counterparty}" men finns i kommunen "{municipality_code}": kontrollera vilket som är rätt.
-- en: The member "{org_name}" signed with municipality "{counterparty}" but is in municipality "{municipality_code}": check which is right.
select
    member.programme_id,
    member.org_id,
    'membership' as subject_table,
    member.membership_id as subject_id,
    member.membership_id,
    member.counterparty_municipality_code as counterparty,
    organisation.municipality_code,
    coalesce(organisation.name, member.org_id) as org_name
from commitment_network_member as member
inner join commitment_network_criteria as criteria on member.membership_id = criteria.membership_id
left join organisation on member.org_id = organisation.org_id
where member.is_in_register and not criteria.signed_with_own_municipality
