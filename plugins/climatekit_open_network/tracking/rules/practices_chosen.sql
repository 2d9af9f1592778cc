-- rule: M3-2b
-- severity: error
-- source: Nimetään koordinaattori, valitaan toimintamallit, laaditaan toimintasuunnitelma.
-- fi: Verkoston {programme_name} toimintasuunnitelmasta vuodelle {year} puuttuvat valitut toimintamallit: täytä sarake practices taulussa action_plan.
-- sv: I nätverkets {programme_name} verksamhetsplan för år {year} saknas de valda verksamhetsmodellerna: fyll i kolumnen practices i tabellen action_plan.
-- en: The action plan {year} of the network {programme_name} names no chosen practices: fill in the column practices in the table action_plan.
select
    open_network_programme.programme_id,
    open_network_programme.programme_name,
    action_plan.year,
    'action_plan' as subject_table,
    cast(action_plan.year as varchar) as subject_id
from open_network_programme
inner join action_plan
    on open_network_programme.programme_id = action_plan.programme_id
    and extract(year from open_network_programme.as_of) = action_plan.year
where coalesce(trim(action_plan.practices), '') = ''
