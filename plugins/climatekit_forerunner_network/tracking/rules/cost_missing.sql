-- rule: M5-3a
-- severity: warning
-- source: taloushallintoa
-- fi: Verkoston "{programme_name}" kustannuksia vuodelta {year} ei ole kirjattu: lisää ne tauluun resource_use.
-- sv: Kostnaderna för nätverket "{programme_name}" år {year} har inte antecknats: för in dem i tabellen resource_use.
-- en: The cost of the network "{programme_name}" in {year} is not on record: add it to the table resource_use.
select
    programme.programme_id,
    programme.programme_name,
    programme.reported_year as year,
    'resource_use' as subject_table,
    cast(programme.reported_year as varchar) as subject_id
from forerunner_network_programme as programme
left join forerunner_network_year as used
    on programme.programme_id = used.programme_id and programme.reported_year = used.year
where
    coalesce(used.cost_eur, 0) = 0
    and cast(extract(year from programme.running_from) as bigint) <= programme.reported_year
