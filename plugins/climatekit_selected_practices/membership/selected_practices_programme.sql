-- One row per set of selected practices that goes on at the as-of date; the rules ask nothing of one that is over or not begun.
-- grain: programme_id
select
    programme.programme_id, -- Programme.
    programme.name as programme_name, -- Its name.
    run.as_of -- The as-of date.
from programme
cross join run
inner join selected_practices_settings on programme.programme_id = selected_practices_settings.programme_id
where
    coalesce(programme.valid_from, run.as_of) <= run.as_of
    and coalesce(programme.valid_to, run.as_of) >= run.as_of
