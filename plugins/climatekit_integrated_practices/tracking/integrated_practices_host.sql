-- One row per activity with companies that the municipality has anyway, and the practices within it on the as-of date.
-- grain: host_id
with counted as (
    select
        integrated_practices_integration.host_id,
        count(*) as integrations,
        sum(case when integrated_practices_integration.stage <> 'identified' then 1 else 0 end) as done,
        sum(case when integrated_practices_integration.stage = 'systematic' then 1 else 0 end) as systematic
    from integrated_practices_integration
    group by integrated_practices_integration.host_id
)

select
    host_activity.host_id, -- Activity.
    host_activity.programme_id, -- Programme.
    host_activity.name as host_name, -- Name of the activity.
    host_activity.kind, -- Kind of activity.
    host_activity.owner_unit, -- Unit that runs it; empty if none is named.
    host_activity.existing_since, -- First day of the activity; empty if not known.
    coalesce(host_activity.existing_since <= run.as_of, true) as is_existing, -- There on the as-of date, as far as is known.
    cast(coalesce(counted.integrations, 0) as bigint) as integrations, -- [count] Practices that have a place in it, whatever their stage.
    cast(coalesce(counted.done, 0) as bigint) as integrations_done, -- [count] Those that have been done at least once.
    cast(coalesce(counted.systematic, 0) as bigint) as integrations_systematic, -- [count] Those that are systematic.
    coalesce(counted.done, 0) > 0 as is_integrated -- Holds a practice that has been done at least once.
from host_activity
inner join integrated_practices_settings on host_activity.programme_id = integrated_practices_settings.programme_id
cross join run
left join counted on host_activity.host_id = counted.host_id
