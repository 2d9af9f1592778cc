-- One row per thing that happened with selected practices: a contact, a practice taken into use, its latest run.
-- grain: source_table, source_id, kind
-- feeds: activity
select
    selected_practices_touchpoint.programme_id, -- Programme.
    selected_practices_touchpoint.org_id, -- Organisation; empty where none is meant.
    selected_practices_touchpoint.happened_on, -- Day on which it happened.
    'touchpoint' as kind, -- What happened: touchpoint, practice_started or practice_run.
    cast(1 as double) as quantity, -- How much, in `unit`.
    'count' as unit, -- Unit of the quantity.
    'touchpoint' as source_table, -- Table of the row behind it.
    selected_practices_touchpoint.touchpoint_id as source_id -- Key of the row behind it.
from selected_practices_touchpoint
union all
select
    selected_practices_use.programme_id,
    cast(null as varchar) as org_id,
    selected_practices_use.started_on as happened_on,
    'practice_started' as kind,
    cast(1 as double) as quantity,
    'count' as unit,
    'practice_use' as source_table,
    selected_practices_use.use_id as source_id
from selected_practices_use
cross join run
where selected_practices_use.started_on <= run.as_of
union all
select
    selected_practices_use.programme_id,
    cast(null as varchar) as org_id,
    selected_practices_use.last_run_on as happened_on,
    'practice_run' as kind,
    cast(1 as double) as quantity,
    'count' as unit,
    'practice_use' as source_table,
    selected_practices_use.use_id as source_id
from selected_practices_use
where selected_practices_use.last_run_on is not null
