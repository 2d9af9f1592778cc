-- One row per practice that a municipality plans to use, uses or has used, as it stands on the as-of date.
-- grain: use_id
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    coalesce(dim_practice.practice_key, 0) as practice_key, -- Practice, as in dim_practice.
    selected_practices_use.use_id, -- Use.
    selected_practices_use.programme_id, -- Programme.
    selected_practices_use.practice_id, -- Practice.
    selected_practices_use.practice_name, -- Name of the practice; empty if its row in the catalogue was rejected.
    selected_practices_use.category, -- Category of the catalogue.
    selected_practices_use.mode, -- Whether it goes on all the time or is a single act.
    selected_practices_use.resource_level, -- Stars of the resources that it takes, 1 to 3.
    coalesce(selected_practices_use.owner_unit, 'unknown') as owner_unit, -- Unit that answers for it.
    selected_practices_use.users, -- [count] Units that use it.
    selected_practices_use.owner_unit is not null and selected_practices_use.users > 0 as is_owned, -- Has both a unit that answers for it and one that uses it.
    selected_practices_use.state, -- State on the as-of date, from the days: planned, running, paused or ended.
    selected_practices_use.started_on, -- First day in use.
    selected_practices_use.ended_on, -- Last day in use; empty while it goes on.
    selected_practices_use.last_run_on, -- Day on which it was last carried out.
    selected_practices_use.is_run_this_year, -- Carried out in the year of the as-of date.
    selected_practices_use.repeat_days, -- [d] Days after which it is expected again; empty if it is not.
    selected_practices_use.is_overdue, -- Running, and not carried out for longer than that.
    selected_practices_use.cost_eur, -- [EUR] Cost a year, staff left out.
    selected_practices_use.htv, -- [htv] Person-years a year, as stated.
    selected_practices_use.needed_htv -- [htv] Person-years a year as stated, else from the stars (setting htv_per_star).
from selected_practices_use
left join dim_programme on selected_practices_use.programme_id = dim_programme.programme_id
left join dim_practice on selected_practices_use.practice_id = dim_practice.practice_id
