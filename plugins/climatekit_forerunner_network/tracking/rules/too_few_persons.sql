-- One person is at most one person-year (https://wiki.eduuni.fi/pages/viewpage.action?pageId=262279981).
-- rule: M5-6c
-- severity: error
-- source: n. 2 htv ja lisäksi mukana noin 6 henkilöä
-- fi: Verkoston "{programme_name}" vuoden {year} {htv_fi} henkilötyövuoteen tarvitaan vähintään {needed} henkilöä, mutta kirjattu on {persons}: korjaa htv tai henkilöt taulussa resource_use.
-- sv: För nätverket "{programme_name}" krävs minst {needed} personer för {htv_fi} årsverken år {year}, men {persons} har antecknats: rätta htv eller persons i tabellen resource_use.
-- en: {htv} person-years of the network "{programme_name}" in {year} take at least {needed} persons, but {persons} are on record: correct htv or persons in the table resource_use.
select
    used.programme_id,
    programme.name as programme_name,
    used.year,
    cast(used.htv as varchar) as htv,
    replace(cast(used.htv as varchar), '.', ',') as htv_fi,
    cast(ceil(used.htv) as bigint) as needed,
    used.persons,
    'resource_use' as subject_table,
    cast(used.year as varchar) as subject_id
from forerunner_network_year as used
inner join programme on used.programme_id = programme.programme_id
where used.persons < ceil(used.htv)
