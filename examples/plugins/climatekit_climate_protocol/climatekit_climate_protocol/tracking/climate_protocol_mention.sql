-- One row per organisation that is in a report, member or not.
-- grain: source_table, org_id
-- feeds: mentioned_organisation
select distinct
    'protocol_emission' as source_table, -- Table that names it.
    report.org_id -- Organisation.
from climate_protocol_report as report
