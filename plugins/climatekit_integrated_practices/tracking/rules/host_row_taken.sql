-- The programme of an integration is that of its activity; where that row was rejected, the first programme is told.
-- rule: M2-1d
-- severity: warning
-- source: Tunnistetaan kunnan yritysyhteistyömuodot ja/tai kunnan tavat toimia
-- fi: Luvuista puuttuu integrointeja ({integrations}, esim. {example}), koska niiden toiminnan "{host_id}" rivi hylättiin: korjaa se taulussa host_activity.
-- sv: I siffrorna saknas integreringar ({integrations}, t.ex. {example}) eftersom raden för deras verksamhet "{host_id}" förkastades: rätta den i tabellen host_activity.
-- en: Integrations ({integrations}, such as {example}) are missing from the figures because the row of their activity "{host_id}" was rejected: correct it in the table host_activity.
with first_programme as (
    select min(integrated_practices_programme.programme_id) as programme_id
    from integrated_practices_programme
)

select
    first_programme.programme_id,
    integration.host_id,
    count(*) as integrations,
    min(integration.integration_id) as example,
    'host_activity' as subject_table,
    integration.host_id as subject_id
from integration
cross join first_programme
left join host_activity on integration.host_id = host_activity.host_id
where host_activity.host_id is null and first_programme.programme_id is not null
group by first_programme.programme_id, integration.host_id
