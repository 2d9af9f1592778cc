-- metric: commitments_per_member
-- unit: count
-- direction: none
-- indicative: no
-- fi: Voimassa olevat sitoumukset aktiivista jäsenyyttä kohti.
-- sv: Gällande åtaganden per aktivt medlemskap.
-- en: Commitments in force per active membership.
select
    member.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    avg(cast(member.commitments_in_force as double)) as value
from commitment_network_member as member
cross join run
where member.is_active
group by member.programme_id, run.as_of
