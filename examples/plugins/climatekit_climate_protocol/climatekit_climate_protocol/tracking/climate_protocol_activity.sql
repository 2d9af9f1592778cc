-- One row per report of emissions.
-- grain: source_table, source_id, kind
-- feeds: activity
select
    report.programme_id, -- Programme.
    report.org_id, -- Organisation.
    report.reported_on as happened_on, -- Day of the report.
    'emission_report' as kind, -- What happened: a report.
    cast(1 as double) as quantity, -- [count] One report.
    'count' as unit, -- Unit of the quantity.
    'protocol_emission' as source_table, -- Table of the row behind it.
    report.programme_id || ' ' || report.org_id || ' ' || report.year as source_id -- Key of the row behind it.
from climate_protocol_report as report
where report.is_reported
