-- One row per day of every calendar year in which a fact has its day, the year of the as-of date included.
-- grain: date
with bounds as (
    select
        date_trunc('year', dated_span.first_day) as first_day,
        date_trunc('year', dated_span.last_day) + interval 1 year - interval 1 day as last_day
    from dated_span
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
    days.date, -- Day; the key.
    cast(extract(year from days.date) as bigint) as year, -- [a] Year.
    cast(extract(quarter from days.date) as bigint) as quarter, -- Quarter of the year, 1 to 4.
    cast(extract(month from days.date) as bigint) as month_number, -- Month of the year, 1 to 12.
    strftime(days.date, '%Y-%m') as year_month, -- Month, such as '2025-03'.
    cast(date_trunc('month', days.date) as date) as month, -- First day of the month.
    cast(extract(week from days.date) as bigint) as iso_week, -- ISO week, 1 to 53.
    cast(date_trunc('week', days.date) as date) as week_start, -- Monday of the ISO week (week 1 may begin in the year before).
    days.date <= run.as_of as is_past -- On or before the as-of date.
from days
cross join run
