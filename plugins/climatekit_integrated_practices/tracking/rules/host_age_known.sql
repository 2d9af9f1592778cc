-- Asked only of activities in which something has been done: before that nothing depends on the day.
-- rule: M2-1b
-- severity: warning
-- source: Olemassa olevan toiminnan hyödyntäminen
-- fi: Toiminnan "{host_name}" ({host_id}) alkua ei tiedetä, joten ei nähdä, oliko se olemassa ennen toimintamalleja: täytä sarake existing_since taulussa host_activity.
-- sv: När verksamheten "{host_name}" ({host_id}) började är okänt, så det syns inte om den fanns före verksamhetsmodellerna: fyll i kolumnen existing_since i tabellen host_activity.
-- en: When the activity "{host_name}" ({host_id}) began is not known, so nobody can see whether it was there before the practices: fill in the column existing_since in the table host_activity.
select
    integrated_practices_host.programme_id,
    integrated_practices_host.host_id,
    integrated_practices_host.host_name,
    'host_activity' as subject_table,
    integrated_practices_host.host_id as subject_id
from integrated_practices_host
inner join integrated_practices_programme
    on integrated_practices_host.programme_id = integrated_practices_programme.programme_id
where integrated_practices_host.existing_since is null and integrated_practices_host.is_integrated
