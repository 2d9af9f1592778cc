-- One row per forerunner network that goes on at the as-of date; the rules ask nothing of one that is over or not begun.
-- grain: programme_id
with first_members as (
    select
        membership.programme_id,
        min(membership.valid_from) as first_day
    from membership
    group by membership.programme_id
)

select
    programme.programme_id, -- Programme.
    programme.name as programme_name, -- Its name.
    coalesce(programme.valid_from, first_members.first_day) as running_from, -- Its first day, else its first member's.
    cast(extract(year from run.as_of - cast(settings.report_due_days as integer)) as bigint) - 1 as reported_year, -- [a] Last year of which the yearly figures must be on record.
    run.as_of -- The as-of date.
from programme
inner join forerunner_network_settings as settings on programme.programme_id = settings.programme_id
cross join run
left join first_members on programme.programme_id = first_members.programme_id
where
    coalesce(programme.valid_from, run.as_of) <= run.as_of
    and coalesce(programme.valid_to, run.as_of) >= run.as_of
