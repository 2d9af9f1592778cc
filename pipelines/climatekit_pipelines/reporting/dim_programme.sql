-- One row per programme, and one '*' for figures over all programmes together.
-- grain: programme_id
select
    programme.programme_id, -- Programme.
    programme.name, -- Name.
    programme.model, -- Model of coordination.
    programme.preset, -- Preset it was set up from; empty if none.
    programme.parent_programme_id, -- Programme that this one is a part of.
    programme.succeeds_programme_id, -- Programme that this one goes on from, under another model or rules.
    programme.valid_from, -- First day.
    programme.valid_to, -- Last day; empty while it goes on.
    coalesce(programme.valid_from, run.as_of) <= run.as_of
    and coalesce(programme.valid_to, run.as_of) >= run.as_of as is_running, -- Goes on at the as-of date.
    run.as_of -- The day for which everything is computed.
from programme
cross join run
union all
select '*', 'All programmes', null, null, null, null, null, null, true, run.as_of
from run
