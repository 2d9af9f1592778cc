-- One row per practice of the catalogue, or that a row of a model names, and one row, key 0, for none.
-- grain: practice_key
with named as (
    select
        known_practice.practice_id,
        max(known_practice.name) as name,
        max(known_practice.category) as category,
        max(known_practice.mode) as mode,
        max(known_practice.resource_level) as resource_level
    from known_practice
    group by known_practice.practice_id
)

select
    surrogate_key(named.practice_id) as practice_key, -- Key, from the practice.
    named.practice_id, -- Practice; '-' stands for none.
    coalesce(named.name, '-') as name, -- Name of the practice; '-' if not known.
    coalesce(named.category, 'unknown') as category, -- Category of the catalogue.
    coalesce(named.mode, 'unknown') as mode, -- Whether it goes on all the time (continuous) or is a single act (one_off).
    named.resource_level, -- [1] Stars of the resources that it takes, 1 to 3.
    named.name is not null as is_known -- False where its row in the catalogue is missing or was rejected.
from named
union all
select 0, '-', '-', 'unknown', 'unknown', null, false
from run
