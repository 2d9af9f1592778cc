-- One row per activity with companies that the municipality has anyway, and the practices within it on the as-of date.
-- grain: host_id
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    integrated_practices_host.host_id, -- Activity.
    integrated_practices_host.programme_id, -- Programme.
    integrated_practices_host.host_name, -- Name of the activity.
    integrated_practices_host.kind, -- Kind of activity.
    coalesce(integrated_practices_host.owner_unit, 'unknown') as owner_unit, -- Unit that runs it.
    integrated_practices_host.existing_since, -- First day of the activity; empty if not known.
    integrated_practices_host.is_existing, -- There on the as-of date, as far as is known.
    integrated_practices_host.integrations, -- [count] Practices that have a place in it, whatever their stage.
    integrated_practices_host.integrations_done, -- [count] Those that have been done at least once.
    integrated_practices_host.integrations_systematic, -- [count] Those that are systematic.
    integrated_practices_host.is_integrated -- Holds a practice that has been done at least once.
from integrated_practices_host
left join dim_programme on integrated_practices_host.programme_id = dim_programme.programme_id
