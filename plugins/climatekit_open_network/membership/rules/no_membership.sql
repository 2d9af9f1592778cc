-- A signed membership is M3-6's: it is a commitment and belongs to another model.
-- rule: M3-1b
-- severity: error
-- source: Kaikille avoin matalankynnyksen dynaaminen verkosto, jonka toimintaan yritykset voivat tulla mukaan ilman sitoutumista tai muita odotuksia.
-- fi: Jäsenyys "{membership_id}" on kirjattu avoimeen verkostoon {programme_name}, jossa ei ole jäsenyyksiä, joten sitä ei lasketa mukaan: siirrä organisaatio {org_id} tauluun participation.
-- sv: Medlemskapet "{membership_id}" är infört i det öppna nätverket {programme_name}, som inte har medlemskap, så det räknas inte: flytta organisationen {org_id} till tabellen participation.
-- en: The membership "{membership_id}" is recorded for the open network {programme_name}, which has no memberships, so it is not counted: move the organisation {org_id} to the table participation.
select
    membership.programme_id,
    programme.name as programme_name,
    membership.org_id,
    membership.membership_id,
    'membership' as subject_table,
    membership.membership_id as subject_id
from membership
inner join open_network_settings on membership.programme_id = open_network_settings.programme_id
inner join programme on membership.programme_id = programme.programme_id
where membership.signed_on is null
