-- One row per practice that a municipality plans to use, uses or has used, as it stands on the as-of date.
-- Days win over the word in `status`, and what lies after the as-of date is not known on it.
-- grain: use_id
-- follow: state
with users as (
    select
        practice_user.use_id,
        count(*) as users
    from practice_user
    group by practice_user.use_id
),

dated as (
    select
        practice_use.use_id,
        practice_use.programme_id,
        practice_use.practice_id,
        practice_use.owner_unit,
        practice_use.status,
        practice_use.started_on,
        practice_use.ended_on,
        case when practice_use.last_run_on <= run.as_of then practice_use.last_run_on end as last_run_on,
        -- Where the programme is over, so is everything in it.
        least(practice_use.ended_on, programme.valid_to) as last_day,
        practice_use.expected_repeat_days,
        practice_use.cost_eur,
        practice_use.htv,
        run.as_of
    from practice_use
    inner join programme on practice_use.programme_id = programme.programme_id
    cross join run
),

stated as (
    select
        dated.use_id,
        case
            when dated.last_day < dated.as_of then 'ended'
            when dated.status = 'ended' and dated.ended_on is null then 'ended'
            when dated.started_on > dated.as_of then 'planned'
            when
                dated.started_on is null and dated.last_run_on is null and coalesce(dated.status, 'planned') = 'planned'
                then 'planned'
            when dated.status = 'paused' then 'paused'
            else 'running'
        end as state
    from dated
),

repeated as (
    select
        dated.use_id,
        -- Nobody expects a one-off practice again unless its use says so.
        coalesce(
            dated.expected_repeat_days,
            case when practice.mode = 'one_off' then null else selected_practices_settings.expected_repeat_days end
        ) as repeat_days,
        date_diff('day', coalesce(dated.last_run_on, dated.started_on), dated.as_of) as days_since
    from dated
    inner join selected_practices_settings on dated.programme_id = selected_practices_settings.programme_id
    left join practice on dated.practice_id = practice.practice_id
)

select
    dated.use_id, -- Use.
    dated.programme_id, -- Programme.
    dated.practice_id, -- Practice.
    practice.name as practice_name, -- Name of the practice; empty if its row in the catalogue was rejected.
    coalesce(practice.category, 'unknown') as category, -- Category of the catalogue.
    coalesce(practice.mode, 'unknown') as mode, -- Whether it goes on all the time or is a single act.
    practice.resource_level, -- Stars of the resources that it takes, 1 to 3.
    dated.owner_unit, -- Unit that answers for it; empty if none is named.
    cast(coalesce(users.users, 0) as bigint) as users, -- [count] Units that use it.
    dated.status as stated_status, -- State as somebody wrote it down.
    stated.state, -- State on the as-of date, from the days: planned, running, paused or ended.
    dated.started_on, -- First day in use.
    dated.ended_on, -- Last day in use; empty while it goes on.
    dated.last_run_on, -- Day on which it was last carried out.
    coalesce(extract(year from dated.last_run_on) = extract(year from dated.as_of), false) as is_run_this_year, -- Carried out in the year of the as-of date.
    cast(repeated.repeat_days as bigint) as repeat_days, -- [d] Days after which it is expected again; empty if it is not.
    coalesce(stated.state = 'running' and repeated.days_since > repeated.repeat_days, false) as is_overdue, -- Running, and not carried out for longer than that.
    dated.cost_eur, -- [EUR] Cost a year, staff left out.
    dated.htv, -- [htv] Person-years a year, as stated.
    cast(coalesce(
        dated.htv, practice.resource_level * selected_practices_settings.htv_per_star
    ) as decimal(12, 4)) as needed_htv -- [htv] Person-years a year as stated, else from the stars (setting htv_per_star).
from dated
inner join stated on dated.use_id = stated.use_id
inner join repeated on dated.use_id = repeated.use_id
inner join selected_practices_settings on dated.programme_id = selected_practices_settings.programme_id
left join practice on dated.practice_id = practice.practice_id
left join users on dated.use_id = users.use_id
