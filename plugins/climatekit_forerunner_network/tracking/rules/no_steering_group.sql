-- rule: M5-4a
-- severity: error
-- source: ohjausryhmä
-- fi: Verkostolla "{programme_name}" ei ole ohjausryhmää tarkastelupäivänä: lisää sen jäsenet tauluun programme_role roolilla steering_member tai chair.
-- sv: Nätverket "{programme_name}" har ingen styrgrupp på granskningsdagen: lägg till dess medlemmar i tabellen programme_role med rollen steering_member eller chair.
-- en: The network "{programme_name}" has no steering group on the as-of date: add its members to the table programme_role with the role steering_member or chair.
with steered as (
    select distinct programme_role.programme_id
    from programme_role
    cross join run
    where
        programme_role.role in ('steering_member', 'chair')
        and programme_role.valid_from <= run.as_of
        and coalesce(programme_role.valid_to, run.as_of) >= run.as_of
)

select
    programme.programme_id,
    programme.programme_name,
    'programme_role' as subject_table
from forerunner_network_programme as programme
left join steered on programme.programme_id = steered.programme_id
where steered.programme_id is null
