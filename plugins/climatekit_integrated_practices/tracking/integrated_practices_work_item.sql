-- One row per practice that is to be systematic within an activity, by when it is to be done again; the pilots are nobody's duty.
-- grain: programme_id, kind, subject_table, subject_id
-- feeds: work_item
with due as (
    select
        integrated_practices_integration.programme_id,
        integrated_practices_integration.integration_id,
        integrated_practices_integration.host_name,
        coalesce(
            integrated_practices_integration.practice_name, integrated_practices_integration.practice_id
        ) as practice,
        integrated_practices_integration.last_done_on
        + cast(integrated_practices_integration.cadence_days as integer) as due_on
    from integrated_practices_integration
    inner join integrated_practices_programme
        on integrated_practices_integration.programme_id = integrated_practices_programme.programme_id
    where integrated_practices_integration.stated_status = 'systematic'
)

select
    due.programme_id, -- Programme.
    cast(null as varchar) as org_id, -- No organisation: it is the work of the unit that runs the activity.
    'integration_due' as kind, -- Kind of work.
    'integration' as subject_table, -- Table of the row that it is about.
    due.integration_id as subject_id, -- The integration.
    cast(due.due_on as date) as due_on, -- [d] Day by which.
    'Toteuta "' || due.practice || '" toiminnassa "' || due.host_name || '".' as text_fi, -- What to do, in Finnish.
    'Genomför "' || due.practice || '" i verksamheten "' || due.host_name || '".' as text_sv, -- The same in Swedish.
    'Carry out "' || due.practice || '" in the activity "' || due.host_name || '".' as text_en -- The same in English.
from due
where due.due_on is not null
