-- One row per contact of a programme with an organisation up to the as-of date. Models feed it; here is the shape.
-- grain: touchpoint_id
-- collects: feeds
select
    cast(null as varchar) as touchpoint_id, -- Contact.
    cast(null as varchar) as programme_id, -- Programme.
    cast(null as varchar) as org_id, -- Organisation that was met, advised or reached.
    cast(null as date) as happened_on, -- Day on which it happened.
    cast(null as varchar) as kind, -- Kind of contact, 'unknown' if not told.
    cast(null as varchar) as owner_unit, -- Unit that made it, 'unknown' if not told.
    cast(null as varchar) as practice_id, -- Practice by which it was made; empty if none is named.
    cast(null as varchar) as practice_name, -- Name of that practice.
    cast(null as boolean) as has_next_step -- Whether a next step was agreed.
from run
where false
