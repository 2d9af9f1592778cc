-- rule: M4-5
-- severity: error
-- source: Päätetään koordinaatiokokoonpanosta; kunta vai laajempi toimijajoukko
-- fi: Verkostolla "{programme_name}" ei ole vastuukoordinaattoria tarkastelupäivänä: lisää tauluun programme_role rivi, jonka rooli on lead_coordinator.
-- sv: Nätverket "{programme_name}" har ingen ansvarig samordnare på granskningsdagen: lägg till en rad med rollen lead_coordinator i tabellen programme_role.
-- en: The network "{programme_name}" has no lead coordinator on the as-of date: add a row with the role lead_coordinator to the table programme_role.
with led as (
    select distinct programme_role.programme_id
    from programme_role
    cross join run
    where
        programme_role.role = 'lead_coordinator'
        and programme_role.valid_from <= run.as_of
        and coalesce(programme_role.valid_to, run.as_of) >= run.as_of
)

select
    programme.programme_id,
    programme.name as programme_name,
    'programme' as subject_table,
    programme.programme_id as subject_id
from programme
inner join commitment_network_settings on programme.programme_id = commitment_network_settings.programme_id
cross join run
left join led on programme.programme_id = led.programme_id
where
    led.programme_id is null
    and coalesce(programme.valid_from, run.as_of) <= run.as_of
    and coalesce(programme.valid_to, run.as_of) >= run.as_of
