-- One row per thing that happened by the as-of date: an attendance, an event, a progress report, an hour of support.
-- grain: source_table, source_id, kind
-- dated: happened_on
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    coalesce(dim_organisation.organisation_key, 0) as organisation_key, -- Organisation as it was on that day, as in dim_organisation.
    activity.programme_id, -- Programme.
    coalesce(activity.org_id, '-') as org_id, -- Organisation; '-' where none is meant.
    activity.happened_on, -- Day on which it happened.
    activity.kind, -- What happened.
    activity.quantity, -- How much, in `unit`.
    activity.unit, -- Unit of the quantity.
    activity.source_table, -- Table of the row behind it.
    activity.source_id -- Key of the row behind it.
from activity
cross join run
left join dim_programme on activity.programme_id = dim_programme.programme_id
left join dim_organisation
    on activity.org_id = dim_organisation.org_id
    and activity.happened_on >= coalesce(dim_organisation.valid_from, activity.happened_on)
    and activity.happened_on <= coalesce(dim_organisation.valid_to, activity.happened_on)
where activity.happened_on <= run.as_of
