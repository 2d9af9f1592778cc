-- One row per thing that someone has to see to, most urgent first by rank.
-- grain: rank
-- dated: due_on
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    coalesce(dim_organisation.organisation_key, 0) as organisation_key, -- Organisation as it is on the as-of date, as in dim_organisation.
    row_number() over (
        order by
            work_item.due_on,
            work_item.programme_id,
            work_item.kind,
            work_item.subject_table,
            work_item.subject_id
    ) as rank, -- [count] 1 is the most urgent.
    work_item.programme_id, -- Programme.
    coalesce(work_item.org_id, '-') as org_id, -- Organisation that it is about; '-' where it is about none.
    organisation.name as org_name, -- Its name; empty for a natural person.
    work_item.kind, -- Stable code of the kind.
    work_item.subject_table, -- Table of the row that it is about.
    work_item.subject_id, -- Key of that row.
    work_item.due_on, -- [d] Day by which it should be done.
    case
        when work_item.due_on < run.as_of then 'late'
        when work_item.due_on <= run.as_of + interval 30 day then 'soon'
        else 'later'
    end as urgency, -- late, soon (within 30 days) or later.
    work_item.text_fi, -- What to do, in Finnish.
    work_item.text_sv, -- The same in Swedish.
    work_item.text_en -- The same in English.
from work_item
cross join run
left join organisation on work_item.org_id = organisation.org_id
left join dim_programme on work_item.programme_id = dim_programme.programme_id
left join dim_organisation
    on coalesce(work_item.org_id, '-') = dim_organisation.org_id
    and dim_organisation.is_current
