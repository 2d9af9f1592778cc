-- One row per thing that someone has to see to: who needs what by when. Models feed it; here is the shape.
-- grain: programme_id, kind, subject_table, subject_id
-- collects: feeds
select
    cast(null as varchar) as programme_id, -- Programme.
    cast(null as varchar) as org_id, -- Organisation that it is about, where it is about one.
    cast(null as varchar) as kind, -- Stable code of the kind, such as 'report_due'.
    cast(null as varchar) as subject_table, -- Table of the row that it is about.
    cast(null as varchar) as subject_id, -- Key of that row.
    cast(null as date) as due_on, -- [d] Day by which it should be done; past days are late.
    cast(null as varchar) as text_fi, -- What to do, in Finnish.
    cast(null as varchar) as text_sv, -- The same in Swedish.
    cast(null as varchar) as text_en -- The same in English.
from run
where false
