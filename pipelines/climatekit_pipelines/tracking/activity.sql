-- One row per thing that happened: an attendance, an event, a progress report, an hour of support. Models feed it; here is the shape.
-- grain: source_table, source_id, kind
-- collects: feeds
select
    cast(null as varchar) as programme_id, -- Programme.
    cast(null as varchar) as org_id, -- Organisation; empty where none is meant.
    cast(null as date) as happened_on, -- Day on which it happened.
    cast(null as varchar) as kind, -- What happened, such as 'attendance' or 'progress_report'.
    cast(null as double) as quantity, -- How much, in `unit`.
    cast(null as varchar) as unit, -- Unit of the quantity.
    cast(null as varchar) as source_table, -- Table of the row behind it.
    cast(null as varchar) as source_id -- Key of the row behind it.
from run
where false
