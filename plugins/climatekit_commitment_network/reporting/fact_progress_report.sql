-- One row per progress report handed in until the as-of date.
-- grain: report_id
-- dated: submitted_on
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    coalesce(dim_organisation.organisation_key, 0) as organisation_key, -- Organisation as it was on that day, as in dim_organisation.
    progress_report.report_id, -- Report.
    progress_report.commitment_id, -- Commitment.
    commitment_state.programme_id, -- Programme.
    commitment_state.org_id, -- Organisation.
    progress_report.period_year, -- [a] Year that it is about.
    progress_report.submitted_on, -- Day on which it was handed in.
    progress_report.value, -- Value reached, in `unit`.
    progress_report.unit, -- Unit of the value.
    progress_report.method, -- measured, calculated or estimated.
    progress_report.evidence_level, -- none, self, document or third_party.
    progress_report.self_status -- How the member itself sees it.
from progress_report
inner join commitment_state on progress_report.commitment_id = commitment_state.commitment_id
cross join run
left join dim_programme on commitment_state.programme_id = dim_programme.programme_id
left join dim_organisation
    on commitment_state.org_id = dim_organisation.org_id
    and progress_report.submitted_on >= coalesce(dim_organisation.valid_from, progress_report.submitted_on)
    and progress_report.submitted_on <= coalesce(dim_organisation.valid_to, progress_report.submitted_on)
where progress_report.submitted_on <= run.as_of
