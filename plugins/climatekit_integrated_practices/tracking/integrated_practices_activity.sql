-- One row per thing that happened with integrated practices: a contact, the first and the latest time of a practice.
-- grain: source_table, source_id, kind
-- feeds: activity
select
    integrated_practices_touchpoint.programme_id, -- Programme.
    integrated_practices_touchpoint.org_id, -- Organisation; empty where none is meant.
    integrated_practices_touchpoint.happened_on, -- Day on which it happened.
    'touchpoint' as kind, -- What happened: touchpoint, integration_started or integration_done.
    cast(1 as double) as quantity, -- How much, in `unit`.
    'count' as unit, -- Unit of the quantity.
    'touchpoint' as source_table, -- Table of the row behind it.
    integrated_practices_touchpoint.touchpoint_id as source_id -- Key of the row behind it.
from integrated_practices_touchpoint
union all
select
    integrated_practices_integration.programme_id,
    cast(null as varchar) as org_id,
    integrated_practices_integration.first_done_on as happened_on,
    'integration_started' as kind,
    cast(1 as double) as quantity,
    'count' as unit,
    'integration' as source_table,
    integrated_practices_integration.integration_id as source_id
from integrated_practices_integration
where integrated_practices_integration.first_done_on is not null
union all
select
    integrated_practices_integration.programme_id,
    cast(null as varchar) as org_id,
    integrated_practices_integration.last_done_on as happened_on,
    'integration_done' as kind,
    cast(1 as double) as quantity,
    'count' as unit,
    'integration' as source_table,
    integrated_practices_integration.integration_id as source_id
from integrated_practices_integration
where
    integrated_practices_integration.last_done_on is not null
    and coalesce(
        integrated_practices_integration.last_done_on <> integrated_practices_integration.first_done_on, true
    )
