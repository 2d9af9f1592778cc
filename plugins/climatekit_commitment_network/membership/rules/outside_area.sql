-- rule: M4-2c
-- severity: warning
-- source: Määritellään kohderyhmä, liittymisen kriteeristö
-- fi: Jäsen "{org_name}" on kunnassa "{municipality_code}", joka ei kuulu verkoston alueeseen: tarkista kuntanumero tai asetus area_municipality_codes.
-- sv: Medlemmen "{org_name}" finns i kommunen "{municipality_code}", som inte hör till nätverkets område: kontrollera kommunnumret eller inställningen area_municipality_codes.
-- en: The member "{org_name}" is in municipality "{municipality_code}", outside the area of the network: check the code, or the setting area_municipality_codes.
select
    member.programme_id,
    member.org_id,
    'membership' as subject_table,
    member.membership_id as subject_id,
    member.membership_id,
    organisation.municipality_code,
    coalesce(organisation.name, member.org_id) as org_name
from commitment_network_member as member
inner join commitment_network_criteria as criteria on member.membership_id = criteria.membership_id
left join organisation on member.org_id = organisation.org_id
where member.is_in_register and not criteria.fits_area
