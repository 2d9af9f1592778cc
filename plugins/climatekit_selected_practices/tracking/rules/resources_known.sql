-- rule: M1-4b
-- severity: info
-- source: pienten resurssien jakaminen
-- fi: Ohjelman {programme_name} toimintamallit vievät arviolta {needed_fi} htv vuodessa, mutta käytettävissä olevaa työaikaa ei tiedetä: anna asetus available_htv tai kirjaa henkilötyövuodet tauluun resource_use.
-- sv: Verksamhetsmodellerna i programmet {programme_name} tar uppskattningsvis {needed_fi} årsverken per år, men den tillgängliga arbetstiden är okänd: ge inställningen available_htv eller för in årsverkena i tabellen resource_use.
-- en: The practices of the programme {programme_name} take some {needed} person-years a year, but the time that there is for them is not known: give the setting available_htv or record person-years in the table resource_use.
select
    selected_practices_workload.programme_id,
    selected_practices_workload.programme_name,
    round(selected_practices_workload.needed_htv, 2) as needed,
    replace(cast(round(selected_practices_workload.needed_htv, 2) as varchar), '.', ',') as needed_fi,
    'resource_use' as subject_table
from selected_practices_workload
where selected_practices_workload.uses > 0 and selected_practices_workload.available_htv is null
