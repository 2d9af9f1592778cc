-- One row per organisation and year that was reported.
-- grain: programme_id, org_id, year
-- dated: reported_on
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    coalesce(dim_organisation.organisation_key, 0) as organisation_key, -- Organisation as it was on the day of the report, as in dim_organisation.
    report.programme_id, -- Programme.
    report.org_id, -- Organisation.
    report.year, -- [a] Year of the emissions.
    report.reported_on, -- Day of the report.
    report.direct_tco2e, -- [tCO2e] Direct emissions.
    report.indirect_tco2e, -- [tCO2e] Indirect emissions.
    report.total_tco2e, -- [tCO2e] Both; empty where one is missing.
    report.is_asked -- Whether it was a member at the end of that year.
from climate_protocol_report as report
left join dim_programme on report.programme_id = dim_programme.programme_id
left join dim_organisation
    on report.org_id = dim_organisation.org_id
    and report.reported_on >= coalesce(dim_organisation.valid_from, report.reported_on)
    and report.reported_on <= coalesce(dim_organisation.valid_to, report.reported_on)
where report.is_reported
