-- rule: M5-3c
-- severity: warning
-- source: Vaatii huomattavasti resursseja koordinointiin
-- fi: Verkoston "{programme_name}" kustannukset vuonna {year} olivat {cost} €, vähemmän kuin asetuksen min_resource_eur {minimum} €: tarkista, puuttuuko kuluja tai riittävätkö resurssit.
-- sv: Kostnaderna för nätverket "{programme_name}" år {year} var {cost} €, mindre än inställningen min_resource_eur {minimum} €: kontrollera om kostnader saknas eller om resurserna räcker.
-- en: The network "{programme_name}" cost {cost} € in {year}, less than the setting min_resource_eur of {minimum} €: check whether costs are missing, or whether the resources suffice.
select
    programme.programme_id,
    programme.programme_name,
    programme.reported_year as year,
    cast(round(used.cost_eur) as bigint) as cost,
    cast(round(settings.min_resource_eur) as bigint) as minimum,
    'resource_use' as subject_table,
    cast(programme.reported_year as varchar) as subject_id
from forerunner_network_programme as programme
inner join forerunner_network_settings as settings on programme.programme_id = settings.programme_id
inner join forerunner_network_year as used
    on programme.programme_id = used.programme_id and programme.reported_year = used.year
where used.cost_eur > 0 and used.cost_eur < settings.min_resource_eur
