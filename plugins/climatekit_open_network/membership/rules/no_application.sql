-- rule: M3-1a
-- severity: error
-- source: Kaikille avoin matalankynnyksen dynaaminen verkosto, jonka toimintaan yritykset voivat tulla mukaan ilman sitoutumista tai muita odotuksia.
-- fi: Hakemus "{application_id}" on kirjattu avoimeen verkostoon {programme_name}, johon ei haeta: siirrä se ohjelmaan, jossa on liittymisen kriteerit, tai poista rivi.
-- sv: Ansökan "{application_id}" är införd i det öppna nätverket {programme_name}, dit man inte ansöker: flytta den till ett program som har kriterier för anslutning, eller ta bort raden.
-- en: The application "{application_id}" is recorded for the open network {programme_name}, to which nobody applies: move it to a programme that has criteria for joining, or delete the row.
select
    application.programme_id,
    programme.name as programme_name,
    application.org_id,
    application.application_id,
    'application' as subject_table,
    application.application_id as subject_id
from application
inner join open_network_settings on application.programme_id = open_network_settings.programme_id
inner join programme on application.programme_id = programme.programme_id
