-- One row per programme, organisation and unbroken period of taking part in an open network.
-- An open network knows no leaving: a period ends when the organisation has been taken off every list and has not come
-- to an event for active_within_days. What still goes on at the as-of date has no end.
-- grain: programme_id, org_id, valid_from
-- feeds: programme_member
with stays as (
    select
        open_network_presence.programme_id,
        open_network_presence.org_id,
        open_network_presence.seen_from,
        coalesce(open_network_presence.counts_to, date '9999-12-31') as counts_to
    from open_network_presence
),

marked as (
    select
        stays.programme_id,
        stays.org_id,
        stays.seen_from,
        stays.counts_to,
        case
            when
                stays.seen_from
                <= max(stays.counts_to) over (
                    partition by stays.programme_id, stays.org_id
                    order by stays.seen_from, stays.counts_to
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
        marked.seen_from,
        marked.counts_to,
        sum(marked.starts) over (
            partition by marked.programme_id, marked.org_id
            order by marked.seen_from, marked.counts_to
            rows between unbounded preceding and current row
        ) as period_number
    from marked
),

periods as (
    select
        numbered.programme_id,
        numbered.org_id,
        min(numbered.seen_from) as valid_from,
        max(numbered.counts_to) as counts_to
    from numbered
    group by numbered.programme_id, numbered.org_id, numbered.period_number
)

select
    periods.programme_id, -- Programme.
    periods.org_id, -- Organisation.
    cast(null as varchar) as tier, -- Always empty: an open network has no classes.
    periods.valid_from, -- First day in.
    case when periods.counts_to < run.as_of then periods.counts_to end as valid_to, -- Last day in; empty while it goes on.
    'participation' as basis, -- What it stands on: taking part.
    periods.counts_to >= run.as_of and open_network_participant.is_active as is_active -- In on the as-of date and active.
from periods
cross join run
inner join open_network_participant
    on periods.programme_id = open_network_participant.programme_id
    and periods.org_id = open_network_participant.org_id
