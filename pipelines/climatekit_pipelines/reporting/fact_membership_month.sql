-- One row per programme and month, from the first member (2000-01 at the earliest) to the month of the as-of date.
-- members_at_start + joiners - leavers = members_at_end in every row. Someone whose last day is the 31st leaves on the 1st.
-- grain: programme_id, month
-- dated: month
with moves as (
    select
        member_period.programme_id,
        cast(date_trunc('month', member_period.valid_from) as date) as month,
        1 as joiners,
        case when member_period.period_number > 1 then 1 else 0 end as rejoiners,
        0 as leavers
    from member_period
    cross join run
    where member_period.valid_from <= run.as_of
    union all
    select
        member_period.programme_id,
        cast(date_trunc('month', member_period.valid_to + 1) as date) as month,
        0 as joiners,
        0 as rejoiners,
        1 as leavers
    from member_period
    cross join run
    where member_period.valid_to + 1 <= run.as_of
),

bounds as (
    select
        moves.programme_id,
        min(moves.month) as first_month,
        max(run.as_of) as last_day
    from moves
    cross join run
    group by moves.programme_id
),

series as (
    select
        bounds.programme_id,
        unnest(generate_series(bounds.first_month, bounds.last_day, interval 1 month)) as month
    from bounds
),

-- A month without moves still has members.
months as (
    select
        series.programme_id,
        cast(series.month as date) as month,
        0 as joiners,
        0 as rejoiners,
        0 as leavers
    from series
    union all
    select moves.programme_id, moves.month, moves.joiners, moves.rejoiners, moves.leavers
    from moves
),

summed as (
    select
        months.programme_id,
        months.month,
        cast(sum(months.joiners) as bigint) as joiners,
        cast(sum(months.rejoiners) as bigint) as rejoiners,
        cast(sum(months.leavers) as bigint) as leavers
    from months
    group by months.programme_id, months.month
),

balanced as (
    select
        summed.programme_id,
        summed.month,
        summed.joiners,
        summed.rejoiners,
        summed.leavers,
        cast(sum(summed.joiners - summed.leavers) over (
            partition by summed.programme_id
            order by summed.month
            rows between unbounded preceding and current row
        ) as bigint) as members_at_end
    from summed
)

select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    balanced.programme_id, -- Programme.
    balanced.month, -- First day of the month.
    strftime(balanced.month, '%Y-%m') as period, -- Month, such as '2025-03'.
    balanced.members_at_end - balanced.joiners + balanced.leavers as members_at_start, -- [count] Members on the last day of the month before.
    balanced.joiners, -- [count] Organisations that came in and had not been in the day before.
    balanced.rejoiners, -- [count] Of the joiners, those that had been in before.
    balanced.leavers, -- [count] Organisations that were in the day before and no longer.
    balanced.joiners - balanced.leavers as difference, -- [count] Joiners minus leavers.
    balanced.members_at_end -- [count] Members on the last day of the month, in the last row on the as-of date.
from balanced
left join dim_programme on balanced.programme_id = dim_programme.programme_id
where balanced.month >= date '2000-01-01'
