-- One row per event that a programme held or plans, or that only its list of participants mentions, and one row, key 0,
-- for none.
-- grain: event_key
with mentioned as (
    select event.event_id
    from event
    union
    select attendance.event_id
    from attendance
)

select
    surrogate_key(mentioned.event_id) as event_key, -- Key, from the event.
    mentioned.event_id, -- Event; '-' stands for none.
    coalesce(event.name, '-') as name, -- Name of the event; '-' if not known.
    coalesce(event.kind, 'unknown') as kind, -- Kind of event.
    event.held_on, -- Day on which it is held; empty if not known.
    event.seats, -- [count] Seats on offer.
    coalesce(event.target_size, 'all') as target_size, -- Size class for which it was meant.
    coalesce(event.target_sector, 'all') as target_sector, -- Industry for which it was meant.
    coalesce(event.target_stage, 'all') as target_stage, -- Stage of climate work for which it was meant.
    event.event_id is not null as is_known -- False where its own row is missing or was rejected.
from mentioned
left join event on mentioned.event_id = event.event_id
union all
select 0, '-', '-', 'unknown', null, null, 'all', 'all', 'all', false
from run
