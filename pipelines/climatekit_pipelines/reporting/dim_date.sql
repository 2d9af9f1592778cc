-- One row per day, from the first day on which anything happened (2000-01-01 at the earliest) to the as-of date.
-- grain: date
with first_days as (
    select min(programme_member.valid_from) as first_day
    from programme_member
    union all
    select min(activity.happened_on) as first_day
    from activity
),

bounds as (
    select
        greatest(least(coalesce(min(first_days.first_day), max(run.as_of)), max(run.as_of)), date '2000-01-01')
            as first_day,
        max(run.as_of) as last_day
    from first_days
    cross join run
),

-- The one place where a series is made; it stands alone so that other engines can read it.
series as (
    select unnest(generate_series(bounds.first_day, bounds.last_day, interval 1 day)) as day
    from bounds
),

days as (
    select cast(series.day as date) as date
    from series
)

select
    days.date, -- Day.
    cast(extract(year from days.date) as bigint) as year, -- Year.
    cast(extract(quarter from days.date) as bigint) as quarter, -- Quarter of the year, 1 to 4.
    cast(extract(month from days.date) as bigint) as month, -- Month of the year, 1 to 12.
    strftime(days.date, '%Y-%m') as year_month, -- Month, such as '2025-03'.
    cast(date_trunc('month', days.date) as date) as month_start, -- First day of the month; the key of fact_membership_month.
    cast(extract(week from days.date) as bigint) as iso_week, -- ISO week, 1 to 53.
    cast(date_trunc('week', days.date) as date) as week_start -- Monday of the ISO week (week 1 may begin in the year before).
from days
