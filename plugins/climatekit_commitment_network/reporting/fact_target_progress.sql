-- One row per target of a commitment made until the as-of date: how far it has come.
-- grain: target_id
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    coalesce(dim_organisation.organisation_key, 0) as organisation_key, -- Organisation as it is on the as-of date, as in dim_organisation.
    target_progress.target_id, -- Target.
    target_progress.commitment_id, -- Commitment.
    target_progress.programme_id, -- Programme.
    target_progress.org_id, -- Organisation.
    commitment_state.is_open, -- Its commitment is open on the as-of date.
    target_progress.target_type, -- absolute, intensity, share, count or binary.
    target_progress.metric, -- What is measured.
    target_progress.scope2_method, -- How emissions of bought energy are counted, where the metric is about them alone.
    target_progress.unit, -- Unit of all values of the row.
    target_progress.base_year, -- [a] Base year.
    target_progress.base_year_is_default as is_base_year_default, -- No base year was given; a default stands in for it.
    target_progress.base_value, -- Base value.
    target_progress.base_value_is_default as is_base_value_default, -- No base value was given; a number of things starts from nought.
    target_progress.target_year, -- [a] Target year.
    target_progress.target_value, -- Value to be reached.
    target_progress.target_value_is_derived as is_target_value_derived, -- No target value was given; it is the base value less the reduction.
    target_progress.latest_year, -- [a] Year of the last report with a value in a fitting unit.
    target_progress.latest_value, -- Its value.
    target_progress.expected_value, -- Value on a straight line in the year of the as-of date.
    target_progress.expected_latest_value, -- Value on a straight line in the year of the last report.
    target_progress.attainment, -- Share of the way done, (base - latest) / (base - target).
    target_progress.progress, -- achieved, on_track or behind in the year of the last report, or no_data.
    target_progress.no_data_reason -- Why there is nothing to judge.
from target_progress
inner join commitment_state on target_progress.commitment_id = commitment_state.commitment_id
left join dim_programme on target_progress.programme_id = dim_programme.programme_id
left join dim_organisation
    on target_progress.org_id = dim_organisation.org_id
    and dim_organisation.is_current
