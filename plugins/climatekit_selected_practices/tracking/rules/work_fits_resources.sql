-- rule: M1-4a
-- severity: warning
-- source: pienten resurssien jakaminen
-- fi: Ohjelman {programme_name} käynnissä olevat toimintamallit ({uses}, resurssitähtiä {stars}) vievät arviolta {needed_fi} htv vuodessa, mutta käytettävissä on {available_htv_fi} htv ({from_fi}): lisää resurssia, jaa työtä tai lopeta jokin toimintamalli.
-- sv: De pågående verksamhetsmodellerna i programmet {programme_name} ({uses}, resursstjärnor {stars}) tar uppskattningsvis {needed_fi} årsverken per år, men det finns {available_htv_fi} ({from_sv}): öka resurserna, dela arbetet eller avsluta någon verksamhetsmodell.
-- en: The running practices of the programme {programme_name} ({uses}, stars of resources {stars}) take some {needed} person-years a year, but there are {available} ({from_en}): add resources, share the work or end a practice.
select
    selected_practices_workload.programme_id,
    selected_practices_workload.programme_name,
    selected_practices_workload.uses,
    selected_practices_workload.stars,
    round(selected_practices_workload.needed_htv, 2) as needed,
    round(selected_practices_workload.available_htv, 2) as available,
    replace(cast(round(selected_practices_workload.needed_htv, 2) as varchar), '.', ',') as needed_fi,
    replace(cast(round(selected_practices_workload.available_htv, 2) as varchar), '.', ',') as available_htv_fi,
    case selected_practices_workload.available_from
        when 'setting' then 'asetus available_htv' else 'taulu resource_use'
    end as from_fi,
    case selected_practices_workload.available_from
        when 'setting' then 'inställningen available_htv' else 'tabellen resource_use'
    end as from_sv,
    case selected_practices_workload.available_from
        when 'setting' then 'setting available_htv' else 'table resource_use'
    end as from_en,
    'practice_use' as subject_table
from selected_practices_workload
where selected_practices_workload.needed_htv > selected_practices_workload.available_htv
