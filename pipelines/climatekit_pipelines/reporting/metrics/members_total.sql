-- metric: members_total
-- unit: count
-- direction: up
-- indicative: no
-- fi: Organisaatiot, jotka ovat mukana tarkastelupäivänä.
-- sv: Organisationer som är med på granskningsdagen.
-- en: Organisations that are in on the as-of date.
with members as (
    select distinct member_period.programme_id, member_period.org_id
    from member_period
    where member_period.is_current
)

select
    programme.programme_id,
    cast(run.as_of as varchar) as period,
    coalesce(organisation_group.dimension, 'all') as dimension,
    coalesce(organisation_group.dimension_value, 'all') as dimension_value,
    cast(count(distinct members.org_id) as double) as value
from programme
cross join run
left join members on programme.programme_id = members.programme_id
left join organisation_group on members.org_id = organisation_group.org_id
group by all
