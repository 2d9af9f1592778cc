-- One row per contact of a municipality with a company, up to the as-of date.
-- grain: touchpoint_id
-- feeds: programme_touchpoint
select
    touchpoint.touchpoint_id, -- Contact.
    touchpoint.programme_id, -- Programme.
    touchpoint.org_id, -- Organisation that was met, advised or reached.
    touchpoint.happened_on, -- Day on which it happened.
    coalesce(touchpoint.kind, 'unknown') as kind, -- Kind of contact.
    coalesce(touchpoint.owner_unit, 'unknown') as owner_unit, -- Unit that made it.
    touchpoint.practice_id, -- Practice by which it was made; empty if none is named.
    practice.name as practice_name, -- Name of that practice.
    touchpoint.next_step is not null as has_next_step -- Whether a next step was agreed.
from touchpoint
inner join integrated_practices_settings on touchpoint.programme_id = integrated_practices_settings.programme_id
cross join run
left join practice on touchpoint.practice_id = practice.practice_id
where touchpoint.happened_on <= run.as_of
