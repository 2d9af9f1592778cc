-- rule: M1-1b
-- severity: error
-- source: Toimintamalli helposti käyttöön, pienten resurssien jakaminen, ei yhteistä koordinaatiota
-- fi: Hakemus "{application_id}" on kirjattu ohjelmaan {programme_name}, johon ei haeta: siirrä se ohjelmaan, jossa on liittymisen kriteerit, tai poista rivi.
-- sv: Ansökan "{application_id}" är införd i programmet {programme_name}, dit man inte ansöker: flytta den till ett program som har kriterier för anslutning, eller ta bort raden.
-- en: The application "{application_id}" is recorded for the programme {programme_name}, to which nobody applies: move it to a programme that has criteria for joining, or delete the row.
select
    application.programme_id,
    programme.name as programme_name,
    application.org_id,
    application.application_id,
    'application' as subject_table,
    application.application_id as subject_id
from application
inner join selected_practices_settings on application.programme_id = selected_practices_settings.programme_id
inner join programme on application.programme_id = programme.programme_id
