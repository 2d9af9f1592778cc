-- rule: M4-5b
-- severity: warning
-- source: Päätetään koordinaatiokokoonpanosta; kunta vai laajempi toimijajoukko
-- fi: Verkostoa "{programme_name}" koordinoidaan yhdessä, mutta kenelläkään ei ole tarkastelupäivänä roolia co_coordinator: lisää rivi tauluun programme_role tai aseta joint_coordination = false.
-- sv: Nätverket "{programme_name}" samordnas gemensamt men ingen har rollen co_coordinator på granskningsdagen: lägg till en rad i tabellen programme_role eller ställ in joint_coordination = false.
-- en: The network "{programme_name}" is coordinated jointly but nobody has the role co_coordinator on the as-of date: add a row to the table programme_role, or set joint_coordination = false.
with helped as (
    select distinct programme_role.programme_id
    from programme_role
    cross join run
    where
        programme_role.role = 'co_coordinator'
        and programme_role.valid_from <= run.as_of
        and coalesce(programme_role.valid_to, run.as_of) >= run.as_of
)

select
    programme.programme_id,
    programme.name as programme_name,
    'programme' as subject_table,
    programme.programme_id as subject_id
from programme
inner join commitment_network_settings as settings on programme.programme_id = settings.programme_id
cross join run
left join helped on programme.programme_id = helped.programme_id
where
    settings.joint_coordination
    and helped.programme_id is null
    and coalesce(programme.valid_from, run.as_of) <= run.as_of
    and coalesce(programme.valid_to, run.as_of) >= run.as_of
