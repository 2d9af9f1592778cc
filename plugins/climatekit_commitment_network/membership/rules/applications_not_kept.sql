-- rule: M4-1d
-- severity: info
-- source: Määritellään kohderyhmä, liittymisen kriteeristö
-- fi: Verkostolla "{programme_name}" ei ole yhtään hakemusta, joten hyväksyntää ei voi tarkistaa: tuo hakemukset tauluun application tai aseta require_accepted_application = false.
-- sv: Nätverket "{programme_name}" har inga ansökningar, så godkännandena går inte att kontrollera: för in dem i tabellen application eller ställ in require_accepted_application = false.
-- en: The network "{programme_name}" has no applications, so acceptance can't be checked: bring them into the table application, or set require_accepted_application = false.
select
    programme.programme_id,
    programme.name as programme_name,
    'programme' as subject_table,
    programme.programme_id as subject_id
from programme
inner join commitment_network_settings on programme.programme_id = commitment_network_settings.programme_id
left join application on programme.programme_id = application.programme_id
where commitment_network_settings.require_accepted_application and application.application_id is null
