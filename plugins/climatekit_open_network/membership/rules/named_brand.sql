-- rule: M3-5
-- severity: warning
-- source: Nimetyn verkoston etuna mahdollisuus brändätä ja tehdä sitä tunnetuksi (vs. yksittäiset toimintamallit integroituna kunnan toimintaan) > brändiarvoa kunnan koordinoimalle työlle.
-- fi: Verkostolla "{programme_id}" ei ole nimeä, jolla sitä tehdään tunnetuksi: anna asetus brand_name.
-- sv: Nätverket "{programme_id}" har inget namn som det görs känt under: ge inställningen brand_name.
-- en: The network "{programme_id}" has no name under which it is made known: give the setting brand_name.
select
    open_network_programme.programme_id,
    'programme' as subject_table,
    open_network_programme.programme_id as subject_id
from open_network_programme
inner join open_network_settings on open_network_programme.programme_id = open_network_settings.programme_id
where
    open_network_settings.require_named_brand
    and coalesce(trim(open_network_settings.brand_name), '') = ''
