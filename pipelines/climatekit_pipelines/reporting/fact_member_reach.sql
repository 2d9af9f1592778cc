-- One row per programme, grouping and group of those who are in: how many, and how many something has happened with lately.
-- Programme '*' counts each organisation once over all programmes. Own reports and promises do not count as reached.
-- grain: programme_id, dimension, dimension_value
with members as (
    select distinct fact_membership.programme_id, fact_membership.org_id
    from fact_membership
    where fact_membership.is_current
    union
    select distinct '*' as programme_id, fact_membership.org_id
    from fact_membership
    where fact_membership.is_current
),

met as (
    select fact_activity.programme_id, fact_activity.org_id
    from fact_activity
    cross join run
    where fact_activity.happened_on > run.as_of - 365 and fact_activity.kind not in ('commitment', 'progress_report')
),

lately as (
    select met.programme_id, met.org_id
    from met
    union
    select '*' as programme_id, met.org_id
    from met
)

select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    members.programme_id, -- Programme; '*' over all programmes, each organisation counted once.
    organisation_group.dimension, -- What they are grouped by.
    organisation_group.dimension_value, -- Group.
    cast(count(*) as bigint) as members, -- [count] Organisations that are in on the as-of date.
    cast(count(lately.org_id) as bigint) as reached -- [count] Of these, organisations with an event, support or another contact in the last 12 months.
from members
inner join organisation_group on members.org_id = organisation_group.org_id
left join lately on members.programme_id = lately.programme_id and members.org_id = lately.org_id
left join dim_programme on members.programme_id = dim_programme.programme_id
group by dim_programme.programme_key, members.programme_id, organisation_group.dimension, organisation_group.dimension_value
