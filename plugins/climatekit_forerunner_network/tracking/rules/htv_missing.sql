-- rule: M5-6a
-- severity: warning
-- source: n. 2 htv ja lisäksi mukana noin 6 henkilöä
-- fi: Verkoston "{programme_name}" henkilötyövuosia vuodelta {year} ei ole kirjattu: lisää ne taulun resource_use sarakkeeseen htv.
-- sv: För nätverket "{programme_name}" har inga årsverken antecknats för år {year}: för in dem i kolumnen htv i tabellen resource_use.
-- en: No person-years of the network "{programme_name}" are on record for {year}: add them to the column htv of the table resource_use.
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
    used.htv is null
    and cast(extract(year from programme.running_from) as bigint) <= programme.reported_year
