-- One row per programme and year: the joint result against the joint target.
-- grain: programme_id, year
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    protocol.programme_id, -- Programme.
    protocol.year, -- [a] Year.
    protocol.members_asked, -- [count] Members that are asked for a report.
    protocol.members_reported, -- [count] Those of them that reported.
    protocol.direct_tco2e, -- [tCO2e] Direct emissions of all reports.
    protocol.indirect_tco2e, -- [tCO2e] Indirect emissions of all reports.
    protocol.members_compared, -- [count] Organisations in the comparison with the year before.
    protocol.before_tco2e, -- [tCO2e] Their emissions of the year before.
    protocol.now_tco2e, -- [tCO2e] Their emissions of the year.
    protocol.reduction, -- [share] By how much theirs went down.
    protocol.target, -- [share] By how much they were to go down.
    protocol.is_met -- Whether the target is met; empty where there is none, or no comparison.
from climate_protocol_year as protocol
left join dim_programme on protocol.programme_id = dim_programme.programme_id
