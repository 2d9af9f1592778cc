-- One row per programme, organisation and criterion that the model puts to it. Models feed it; here is the shape.
-- An organisation qualifies where it meets every criterion; whoever is no member yet is asked as a candidate.
-- grain: programme_id, org_id, criterion
-- follow: is_met
-- collects: feeds
select
    cast(null as varchar) as programme_id, -- Programme.
    cast(null as varchar) as org_id, -- Organisation.
    cast(null as varchar) as criterion, -- Stable code of the criterion, the id of the rule behind it where there is one.
    cast(null as boolean) as is_met, -- Met on the as-of date; empty where the data can't tell.
    cast(null as varchar) as reason_fi, -- What is there or what is missing, in Finnish.
    cast(null as varchar) as reason_sv, -- The same in Swedish.
    cast(null as varchar) as reason_en -- The same in English.
from run
where false
