-- One row per contact of a programme with an organisation by the as-of date.
-- grain: touchpoint_id
select
    programme_touchpoint.touchpoint_id, -- Contact.
    programme_touchpoint.programme_id, -- Programme.
    programme_touchpoint.org_id, -- Organisation that was met, advised or reached.
    programme_touchpoint.happened_on, -- Day on which it happened.
    programme_touchpoint.kind, -- Kind of contact, 'unknown' if not told.
    programme_touchpoint.owner_unit, -- Unit that made it, 'unknown' if not told.
    programme_touchpoint.practice_id, -- Practice by which it was made; empty if none is named.
    programme_touchpoint.practice_name, -- Name of that practice.
    programme_touchpoint.has_next_step -- Whether a next step was agreed.
from programme_touchpoint
cross join run
where programme_touchpoint.happened_on <= run.as_of
