-- rule: M2-5
-- severity: warning
-- source: Integrointi osaksi olemassaolevaa toimintaa, jaetaan vastuu kunnan sisällä
-- fi: Toiminnalla "{host_name}" ({host_id}) ei ole vastuuyksikköä, vaikka siihen on integroitu toimintamalleja ({integrations}): täytä sarake owner_unit taulussa host_activity.
-- sv: Verksamheten "{host_name}" ({host_id}) har ingen ansvarig enhet fast verksamhetsmodeller ({integrations}) har integrerats i den: fyll i kolumnen owner_unit i tabellen host_activity.
-- en: The activity "{host_name}" ({host_id}) has no unit that answers for it, though practices ({integrations}) have a place in it: fill in the column owner_unit in the table host_activity.
select
    integrated_practices_host.programme_id,
    integrated_practices_host.host_id,
    integrated_practices_host.host_name,
    integrated_practices_host.integrations,
    'host_activity' as subject_table,
    integrated_practices_host.host_id as subject_id
from integrated_practices_host
inner join integrated_practices_programme
    on integrated_practices_host.programme_id = integrated_practices_programme.programme_id
where integrated_practices_host.owner_unit is null and integrated_practices_host.integrations > 0
