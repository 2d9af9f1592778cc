-- rule: M4-9c
-- severity: warning
-- source: mm. toimintasuunnitelma, tapaamiset, tapahtumien järjestäminen, työpajat, systemaattinen viestintä, vaikuttavuuden mittaaminen.
-- fi: Verkosto "{programme_name}" on pitänyt vuoden aikana {workshops} työpajaa tai koulutusta, kun niitä pitäisi olla {workshops_per_year}: järjestä työpaja.
-- sv: Nätverket "{programme_name}" har på ett år hållit {workshops} workshoppar eller utbildningar, fast de borde vara {workshops_per_year}: ordna en workshop.
-- en: The network "{programme_name}" has held {workshops} workshops or trainings in a year although there should be {workshops_per_year}: hold a workshop.
select
    upkeep.programme_id,
    'programme' as subject_table,
    upkeep.programme_id as subject_id,
    upkeep.programme_name,
    upkeep.workshops,
    settings.workshops_per_year
from network_upkeep as upkeep
inner join commitment_network_settings as settings on upkeep.programme_id = settings.programme_id
where upkeep.is_settled and upkeep.workshops < settings.workshops_per_year
