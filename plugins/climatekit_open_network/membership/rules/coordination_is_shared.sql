-- With no coordinator at all it is M3-2a that speaks.
-- rule: M3-3b
-- severity: warning
-- source: Jaettu koordinaatio
-- fi: Verkoston {programme_name} koordinaatio on asetuksen mukaan jaettu, mutta koordinoijia on vain {coordinators}: lisää muut tauluun programme_role tai poista asetus shared_coordination.
-- sv: Koordineringen av nätverket {programme_name} ska enligt inställningen vara delad, men det finns bara {coordinators} koordinator: lägg till de övriga i tabellen programme_role eller ta bort inställningen shared_coordination.
-- en: Coordination of the network {programme_name} is shared by its settings, but only {coordinators} coordinates: add the others to the table programme_role or drop the setting shared_coordination.
select
    open_network_programme.programme_id,
    open_network_programme.programme_name,
    count(distinct programme_role.org_id) as coordinators,
    'programme_role' as subject_table
from open_network_programme
inner join open_network_settings on open_network_programme.programme_id = open_network_settings.programme_id
inner join programme_role
    on open_network_programme.programme_id = programme_role.programme_id
    and programme_role.role in ('lead_coordinator', 'co_coordinator')
    and programme_role.valid_from <= open_network_programme.as_of
    and coalesce(programme_role.valid_to, open_network_programme.as_of) >= open_network_programme.as_of
where open_network_settings.shared_coordination
group by open_network_programme.programme_id, open_network_programme.programme_name
having count(distinct programme_role.org_id) < 2
