-- One row per programme and kind of resource that the model takes, as its settings and sources say. Models feed it.
-- grain: programme_id, resource
-- collects: feeds
select
    cast(null as varchar) as programme_id, -- Programme.
    cast(null as varchar) as resource, -- Stable code: 'person_years', 'persons', 'fees_in', 'cost' and the like.
    cast(null as double) as value, -- The amount, in the unit.
    cast(null as varchar) as unit, -- Unit.
    cast(null as varchar) as basis_fi, -- Where the amount comes from, and whether it is a guess, in Finnish.
    cast(null as varchar) as basis_sv, -- The same in Swedish.
    cast(null as varchar) as basis_en -- The same in English.
from run
where false
