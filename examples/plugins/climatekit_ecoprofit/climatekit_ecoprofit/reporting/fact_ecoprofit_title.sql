-- One row per title that was awarded until the as-of date.
-- grain: programme_id, org_id, report_year
-- dated: awarded_on
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    coalesce(dim_organisation.organisation_key, 0) as organisation_key, -- Organisation as it was on the day of the award, as in dim_organisation.
    state.programme_id, -- Programme.
    state.org_id, -- Organisation.
    state.report_year, -- [a] Year of the environmental report.
    state.awarded_on, -- Day of the award.
    state.valid_until, -- Last day on which the title may be borne.
    state.is_recertification, -- Whether the organisation had the title before.
    state.done, -- [count] Measures done.
    state.planned, -- [count] Measures planned.
    state.status -- valid, expiring (soon), expired, or renewed by a later one.
from ecoprofit_title_state as state
left join dim_programme on state.programme_id = dim_programme.programme_id
left join dim_organisation
    on state.org_id = dim_organisation.org_id
    and state.awarded_on >= coalesce(dim_organisation.valid_from, state.awarded_on)
    and state.awarded_on <= coalesce(dim_organisation.valid_to, state.awarded_on)
