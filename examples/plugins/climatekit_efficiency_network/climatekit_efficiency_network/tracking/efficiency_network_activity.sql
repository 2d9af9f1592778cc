-- One row per measure that was taken in a year that is over; its day is the last one of that year.
-- grain: source_table, source_id, kind
-- feeds: activity
select
    measure.programme_id, -- Programme.
    measure.org_id, -- Organisation that took it.
    make_date(measure.year, 12, 31) as happened_on, -- Last day of its year.
    'efficiency_measure' as kind, -- What happened: a measure.
    cast(1 as double) as quantity, -- [count] One measure.
    'count' as unit, -- Unit of the quantity; what it saves is told as a sum only.
    'efficiency_measure' as source_table, -- Table of the row behind it.
    measure.measure_id as source_id -- Measure.
from efficiency_measure as measure
inner join efficiency_network_settings as settings on measure.programme_id = settings.programme_id
cross join run
where make_date(measure.year, 12, 31) <= run.as_of
