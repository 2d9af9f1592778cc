-- One row per programme, organisation and unbroken period of being in.
-- Rows of programme_member that overlap or touch are one period (a change of tier is neither leaving nor joining);
-- a gap of one day or more makes two.
-- grain: programme_id, org_id, valid_from
with stays as (
    select
        programme_member.programme_id,
        programme_member.org_id,
        programme_member.valid_from,
        coalesce(programme_member.valid_to, date '9999-12-31') as valid_to
    from programme_member
    where
        programme_member.valid_from is not null
        and coalesce(programme_member.valid_to, date '9999-12-31') >= programme_member.valid_from
),

marked as (
    select
        stays.programme_id,
        stays.org_id,
        stays.valid_from,
        stays.valid_to,
        case
            when
                stays.valid_from
                <= max(stays.valid_to) over (
                    partition by stays.programme_id, stays.org_id
                    order by stays.valid_from, stays.valid_to
                    rows between unbounded preceding and 1 preceding
                ) + 1
                then 0
            else 1
        end as starts
    from stays
),

numbered as (
    select
        marked.programme_id,
        marked.org_id,
        marked.valid_from,
        marked.valid_to,
        sum(marked.starts) over (
            partition by marked.programme_id, marked.org_id
            order by marked.valid_from, marked.valid_to
            rows between unbounded preceding and current row
        ) as period_number
    from marked
)

select
    numbered.programme_id, -- Programme.
    numbered.org_id, -- Organisation.
    min(numbered.valid_from) as valid_from, -- First day in.
    nullif(max(numbered.valid_to), date '9999-12-31') as valid_to, -- Last day in; empty while it has no end.
    cast(numbered.period_number as bigint) as period_number, -- 1 for the first time in, 2 after the first gap, and so on.
    min(numbered.valid_from) <= min(run.as_of)
    and max(numbered.valid_to) >= min(run.as_of) as is_current -- In on the as-of date.
from numbered
cross join run
group by numbered.programme_id, numbered.org_id, numbered.period_number
