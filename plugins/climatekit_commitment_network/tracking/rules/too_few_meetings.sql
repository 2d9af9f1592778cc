-- rule: M4-9b
-- severity: warning
-- source: mm. toimintasuunnitelma, tapaamiset, tapahtumien järjestäminen, työpajat, systemaattinen viestintä, vaikuttavuuden mittaaminen.
-- fi: Verkosto "{programme_name}" on pitänyt vuoden aikana {meetings} tapaamista, kun niitä pitäisi olla {meetings_per_year}: järjestä tapaaminen tai tuo tapahtumat tauluun event.
-- sv: Nätverket "{programme_name}" har på ett år hållit {meetings} möten, fast de borde vara {meetings_per_year}: ordna ett möte eller för in evenemangen i tabellen event.
-- en: The network "{programme_name}" has held {meetings} meetings in a year although there should be {meetings_per_year}: hold one, or bring the events into the table event.
select
    upkeep.programme_id,
    'programme' as subject_table,
    upkeep.programme_id as subject_id,
    upkeep.programme_name,
    upkeep.meetings,
    settings.meetings_per_year
from network_upkeep as upkeep
inner join commitment_network_settings as settings on upkeep.programme_id = settings.programme_id
where upkeep.is_settled and upkeep.meetings < settings.meetings_per_year
