-- rule: M2-1c
-- severity: error
-- source: Tunnistetaan kunnan yritysyhteistyömuodot ja/tai kunnan tavat toimia
-- fi: Ohjelmassa {programme_name} ei ole tunnistettu yhtään olemassa olevaa toimintaa: kirjaa kunnan yritysyhteistyömuodot tauluun host_activity.
-- sv: I programmet {programme_name} har ingen befintlig verksamhet identifierats: för in kommunens former av företagssamarbete i tabellen host_activity.
-- en: In the programme {programme_name} no existing activity has been recognised: record the municipality's forms of cooperation with companies in the table host_activity.
select
    integrated_practices_programme.programme_id,
    integrated_practices_programme.programme_name,
    'host_activity' as subject_table
from integrated_practices_programme
left join integrated_practices_host
    on integrated_practices_programme.programme_id = integrated_practices_host.programme_id
    and integrated_practices_host.is_existing
where integrated_practices_host.host_id is null
