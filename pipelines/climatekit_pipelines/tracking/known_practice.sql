-- One row per model that works with practices and practice of its catalogue, or that its rows name. Models feed it; here is the shape.
-- grain: source_table, practice_id
-- collects: feeds
select
    cast(null as varchar) as source_table, -- Table that names it.
    cast(null as varchar) as practice_id, -- Practice.
    cast(null as varchar) as name, -- Name of the practice; empty if its row in the catalogue is missing or was rejected.
    cast(null as varchar) as category, -- Category of the catalogue.
    cast(null as varchar) as mode, -- Whether it goes on all the time or is a single act.
    cast(null as bigint) as resource_level -- [1] Stars of the resources that it takes, 1 to 3.
from run
where false
