-- rule: M5-6d
-- severity: warning
-- source: https://julkaisut.hel.fi/fi/julkaisut/henkilostoraportti-2022/tilastot/4-henkilotyovuodet
-- fi: Verkoston "{programme_name}" vuoden {year} henkilötyövuosien laskutapa puuttuu, joten niitä ei voi verrata: täytä taulun resource_use sarake htv_method.
-- sv: För nätverket "{programme_name}" saknas beräkningssättet för årsverkena år {year}, så de går inte att jämföra: fyll i kolumnen htv_method i tabellen resource_use.
-- en: The person-years of the network "{programme_name}" in {year} do not say how they were counted, so they can't be compared: fill in the column htv_method of the table resource_use.
select
    used.programme_id,
    programme.name as programme_name,
    used.year,
    'resource_use' as subject_table,
    cast(used.year as varchar) as subject_id
from forerunner_network_year as used
inner join programme on used.programme_id = programme.programme_id
where used.lacks_htv_method
