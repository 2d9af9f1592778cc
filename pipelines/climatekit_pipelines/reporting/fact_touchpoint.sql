-- One row per contact of a programme with an organisation by the as-of date.
-- grain: touchpoint_id
-- dated: happened_on
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    coalesce(dim_organisation.organisation_key, 0) as organisation_key, -- Organisation as it was on that day, as in dim_organisation.
    coalesce(dim_practice.practice_key, 0) as practice_key, -- Practice, as in dim_practice.
    programme_touchpoint.touchpoint_id, -- Contact.
    programme_touchpoint.programme_id, -- Programme.
    programme_touchpoint.org_id, -- Organisation that was met, advised or reached.
    programme_touchpoint.happened_on, -- Day on which it happened.
    programme_touchpoint.kind, -- Kind of contact, 'unknown' if not told.
    programme_touchpoint.owner_unit, -- Unit that made it, 'unknown' if not told.
    programme_touchpoint.practice_id, -- Practice by which it was made; empty if none is named.
    programme_touchpoint.practice_name, -- Name of that practice.
    programme_touchpoint.has_next_step -- Whether a next step was agreed.
from programme_touchpoint
cross join run
left join dim_programme on programme_touchpoint.programme_id = dim_programme.programme_id
left join dim_organisation
    on programme_touchpoint.org_id = dim_organisation.org_id
    and programme_touchpoint.happened_on >= coalesce(dim_organisation.valid_from, programme_touchpoint.happened_on)
    and programme_touchpoint.happened_on <= coalesce(dim_organisation.valid_to, programme_touchpoint.happened_on)
left join dim_practice on programme_touchpoint.practice_id = dim_practice.practice_id
where programme_touchpoint.happened_on <= run.as_of
