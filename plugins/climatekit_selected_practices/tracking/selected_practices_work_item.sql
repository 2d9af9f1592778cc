-- One row per running practice that is to be carried out again, by when.
-- grain: programme_id, kind, subject_table, subject_id
-- feeds: work_item
with due as (
    select
        selected_practices_use.programme_id,
        selected_practices_use.use_id,
        coalesce(selected_practices_use.practice_name, selected_practices_use.practice_id) as practice,
        coalesce(selected_practices_use.owner_unit, '–') as owner,
        coalesce(selected_practices_use.last_run_on, selected_practices_use.started_on)
        + cast(selected_practices_use.repeat_days as integer) as due_on
    from selected_practices_use
    inner join selected_practices_programme
        on selected_practices_use.programme_id = selected_practices_programme.programme_id
    where selected_practices_use.state = 'running'
)

select
    due.programme_id, -- Programme.
    cast(null as varchar) as org_id, -- No organisation: it is the owner unit's own work.
    'practice_due' as kind, -- Kind of work.
    'practice_use' as subject_table, -- Table of the row that it is about.
    due.use_id as subject_id, -- The use.
    cast(due.due_on as date) as due_on, -- [d] Day by which.
    'Toteuta toimintamalli "' || due.practice || '" (' || due.owner || ').' as text_fi, -- What to do, in Finnish.
    'Genomför verksamhetsmodellen "' || due.practice || '" (' || due.owner || ').' as text_sv, -- The same in Swedish.
    'Carry out the practice "' || due.practice || '" (' || due.owner || ').' as text_en -- The same in English.
from due
where due.due_on is not null
