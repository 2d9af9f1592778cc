-- rule: M3-2a
-- severity: error
-- source: Nimetään koordinaattori, valitaan toimintamallit, laaditaan toimintasuunnitelma.
-- fi: Verkostolla {programme_name} ei ole nimettyä koordinaattoria: lisää tauluun programme_role rivi, jonka rooli on lead_coordinator tai co_coordinator.
-- sv: Nätverket {programme_name} har ingen utsedd koordinator: lägg till en rad i tabellen programme_role med rollen lead_coordinator eller co_coordinator.
-- en: The network {programme_name} has no named coordinator: add a row to the table programme_role with the role lead_coordinator or co_coordinator.
select
    open_network_programme.programme_id,
    open_network_programme.programme_name,
    'programme_role' as subject_table
from open_network_programme
left join programme_role
    on open_network_programme.programme_id = programme_role.programme_id
    and programme_role.role in ('lead_coordinator', 'co_coordinator')
    and programme_role.valid_from <= open_network_programme.as_of
    and coalesce(programme_role.valid_to, open_network_programme.as_of) >= open_network_programme.as_of
where programme_role.programme_id is null
