-- One row per table of a model and organisation that it names beyond members and activity, so that its facts find their dimension. Models feed it; here is the shape.
-- grain: source_table, org_id
-- collects: feeds
select
    cast(null as varchar) as source_table, -- Table that names it.
    cast(null as varchar) as org_id -- Organisation.
from run
where false
