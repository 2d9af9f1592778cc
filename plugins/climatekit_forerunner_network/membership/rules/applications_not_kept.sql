-- rule: M5-1d
-- severity: info
-- source: Mukaan pääsee edelläkävijät, esim. cleantech-/energia-/ympäristöratkaisuja tarjoavat yritykset
-- fi: Verkostolla "{programme_name}" ei ole yhtään hakemusta, joten pääsyä ei voi tarkistaa: tuo hakemukset tauluun application tai aseta require_accepted_application = false.
-- sv: Nätverket "{programme_name}" har inga ansökningar, så antagningen går inte att kontrollera: för in dem i tabellen application eller ställ in require_accepted_application = false.
-- en: The network "{programme_name}" has no applications, so admission can't be checked: bring them into the table application, or set require_accepted_application = false.
select
    programme.programme_id,
    programme.programme_name,
    'application' as subject_table
from forerunner_network_programme as programme
inner join forerunner_network_settings as settings on programme.programme_id = settings.programme_id
left join application on programme.programme_id = application.programme_id
where settings.require_accepted_application and application.application_id is null
