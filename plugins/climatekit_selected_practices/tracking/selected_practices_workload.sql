-- One row per set of selected practices that goes on: what its running practices take, and what there is for them.
-- grain: programme_id
with needed as (
    select
        selected_practices_use.programme_id,
        count(*) as uses,
        sum(selected_practices_use.resource_level) as stars,
        sum(selected_practices_use.needed_htv) as needed_htv
    from selected_practices_use
    where selected_practices_use.state = 'running'
    group by selected_practices_use.programme_id
),

-- A year may be given as one row or month by month; the months of an unfinished year stand for the whole.
yearly as (
    select
        resource_use.programme_id,
        left(resource_use.period, 4) as year,
        sum(case when length(resource_use.period) = 4 then resource_use.htv end) as by_year,
        sum(case when length(resource_use.period) = 7 then resource_use.htv end) as by_month,
        count(distinct case when length(resource_use.period) = 7 then resource_use.period end) as months
    from resource_use
    cross join run
    where resource_use.htv is not null and left(resource_use.period, 4) <= strftime(run.as_of, '%Y')
    group by resource_use.programme_id, left(resource_use.period, 4)
),

latest as (
    select
        yearly.programme_id,
        max(yearly.year) as year
    from yearly
    group by yearly.programme_id
),

used as (
    select
        yearly.programme_id,
        coalesce(
            cast(yearly.by_year as double), round(cast(yearly.by_month as double) * 12 / nullif(yearly.months, 0), 4)
        ) as htv
    from yearly
    inner join latest on yearly.programme_id = latest.programme_id and yearly.year = latest.year
)

select
    selected_practices_programme.programme_id, -- Programme.
    selected_practices_programme.programme_name, -- Its name.
    cast(coalesce(needed.uses, 0) as bigint) as uses, -- [count] Practices running on the as-of date, counted once per use.
    cast(coalesce(needed.stars, 0) as bigint) as stars, -- Sum of their stars.
    coalesce(cast(needed.needed_htv as double), 0) as needed_htv, -- [htv] Person-years a year that they take.
    coalesce(selected_practices_settings.available_htv, used.htv) as available_htv, -- [htv] Person-years a year that there are; empty if not known.
    case
        when selected_practices_settings.available_htv is not null then 'setting'
        when used.htv is not null then 'resource_use'
        else 'unknown'
    end as available_from -- Where that is known from: the setting, the table resource_use, or unknown.
from selected_practices_programme
inner join selected_practices_settings
    on selected_practices_programme.programme_id = selected_practices_settings.programme_id
left join needed on selected_practices_programme.programme_id = needed.programme_id
left join used on selected_practices_programme.programme_id = used.programme_id
