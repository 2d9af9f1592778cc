-- One row per table and practice that it holds or names: the catalogue, what is used and what companies met.
-- grain: source_table, practice_id
-- feeds: known_practice
with named as (
    select 'practice' as source, practice.practice_id
    from practice
    union
    select 'integration' as source, integration.practice_id
    from integration
    union
    select 'touchpoint' as source, touchpoint.practice_id
    from touchpoint
    where touchpoint.practice_id is not null
)

select
    'integrated_practices ' || named.source as source_table, -- Model and table that names it.
    named.practice_id, -- Practice.
    practice.name, -- Name of the practice; empty if its row in the catalogue is missing or was rejected.
    practice.category, -- Category of the catalogue.
    practice.mode, -- Whether it goes on all the time or is a single act.
    practice.resource_level -- [1] Stars of the resources that it takes, 1 to 3.
from named
left join practice on named.practice_id = practice.practice_id
