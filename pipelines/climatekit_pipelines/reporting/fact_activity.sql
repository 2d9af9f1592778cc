-- One row per thing that happened by the as-of date: an attendance, an event, a progress report, an hour of support.
-- grain: source_table, source_id, kind
select
    activity.programme_id, -- Programme.
    coalesce(activity.org_id, '-') as org_id, -- Organisation; '-' where none is meant.
    activity.happened_on, -- Day on which it happened.
    activity.kind, -- What happened.
    activity.quantity, -- How much, in `unit`.
    activity.unit, -- Unit of the quantity.
    activity.source_table, -- Table of the row behind it.
    activity.source_id -- Key of the row behind it.
from activity
cross join run
where activity.happened_on <= run.as_of
