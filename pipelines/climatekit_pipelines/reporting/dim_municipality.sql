-- One row per municipality in which an organisation is, or that has merged, and one row, key 0, where none is known.
-- The names are not in it: the codes are those of Statistics Finland, whose list of municipalities can be joined to them.
-- grain: municipality_key
with mentioned as (
    select organisation_history.municipality_code
    from organisation_history
    where organisation_history.municipality_code <> 'unknown'
    union
    select municipality_merger.municipality_code
    from municipality_merger
    union
    select municipality_merger.successor_code
    from municipality_merger
)

select
    surrogate_key(mentioned.municipality_code) as municipality_key, -- Key, from the code.
    mentioned.municipality_code, -- Three-digit code of the municipality; '-' stands for unknown.
    municipality_merger.successor_code, -- Code of the municipality that it became a part of by the as-of date; empty while it stands alone.
    municipality_merger.merged_on, -- First day of the merged municipality; empty while it stands alone.
    municipality_merger.municipality_code is not null as is_merged -- Became a part of another one by the as-of date; organisations then count there.
from mentioned
cross join run
left join municipality_merger
    on mentioned.municipality_code = municipality_merger.municipality_code
    and run.as_of >= municipality_merger.merged_on
union all
select 0, '-', null, null, false
from run
