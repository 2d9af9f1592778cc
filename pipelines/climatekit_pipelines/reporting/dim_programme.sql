-- One row per programme, one '*' for figures over all programmes together, and one row, key 0, for none.
-- grain: programme_key
select
    surrogate_key(programme.programme_id) as programme_key, -- Key, from the programme.
    programme.programme_id, -- Programme; '-' stands for none.
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
select surrogate_key('*'), '*', 'All programmes', null, null, null, null, null, null, true, run.as_of
from run
union all
select 0, '-', 'No programme', null, null, null, null, null, null, false, run.as_of
from run
