-- rule: M4-8b
-- severity: info
-- source: mitä tarjotaan verkoston ulkopuolelle jääville yrityksille
-- fi: Verkostosta "{programme_name}" ei ole kerrottu, mitä ulkopuolelle jääville yrityksille tarjotaan: päätä siitä ja kirjaa asetus offered_outside.
-- sv: Om nätverket "{programme_name}" har inte berättats vad företag utanför det erbjuds: besluta om det och fyll i inställningen offered_outside.
-- en: It is not told what companies outside the network "{programme_name}" are offered: decide on it, and fill in the setting offered_outside.
select
    programme.programme_id,
    programme.name as programme_name,
    'programme' as subject_table,
    programme.programme_id as subject_id
from programme
inner join commitment_network_settings as settings on programme.programme_id = settings.programme_id
cross join run
where
    settings.offered_outside is null
    -- a track of a wider network leaves the wider network to those outside
    and programme.parent_programme_id is null
    and coalesce(programme.valid_from, run.as_of) <= run.as_of
    and coalesce(programme.valid_to, run.as_of) >= run.as_of
