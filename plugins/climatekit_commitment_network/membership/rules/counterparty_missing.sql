-- rule: M4-2k
-- severity: info
-- source: Päätetään koordinaatiokokoonpanosta; kunta vai laajempi toimijajoukko
-- fi: Jäsenyydestä "{membership_id}" ("{org_name}") puuttuu sopijakunta, vaikka sopimus tehdään oman kunnan kanssa: kirjaa kuntanumero.
-- sv: Medlemskapet "{membership_id}" ("{org_name}") saknar avtalskommun fast avtalet görs med den egna kommunen: anteckna kommunnumret.
-- en: The membership "{membership_id}" ("{org_name}") lacks the municipality that signed although it is the member's own: record its code.
select
    member.programme_id,
    member.org_id,
    'membership' as subject_table,
    member.membership_id as subject_id,
    member.membership_id,
    coalesce(organisation.name, member.org_id) as org_name
from commitment_network_member as member
inner join commitment_network_settings as settings on member.programme_id = settings.programme_id
left join organisation on member.org_id = organisation.org_id
where
    member.is_in_register
    and settings.own_municipality_signs
    and member.counterparty_municipality_code is null
