-- One row per programme and year with a report or a target: the joint result against the joint target.
-- The reduction is that of the organisations whose direct and indirect emissions are known of both years, so that
-- neither who joins nor who is late changes it.
-- grain: programme_id, year
with totals as (
    select
        report.programme_id,
        report.year,
        count(*) filter (report.is_asked) as members_asked,
        count(*) filter (report.is_asked and report.is_reported) as members_reported,
        sum(report.direct_tco2e) as direct_tco2e,
        sum(report.indirect_tco2e) as indirect_tco2e,
        max(report.due_on) as due_on
    from climate_protocol_report as report
    group by report.programme_id, report.year
),

compared as (
    select
        now.programme_id,
        now.year,
        count(*) as members_compared,
        sum(before.total_tco2e) as before_tco2e,
        sum(now.total_tco2e) as now_tco2e
    from climate_protocol_report as now
    inner join climate_protocol_report as before
        on now.programme_id = before.programme_id and now.org_id = before.org_id and now.year = before.year + 1
    where now.total_tco2e is not null and before.total_tco2e is not null
    group by now.programme_id, now.year
)

select
    coalesce(totals.programme_id, target.programme_id) as programme_id, -- Programme.
    coalesce(totals.year, target.year) as year, -- [a] Year.
    coalesce(totals.members_asked, 0) as members_asked, -- [count] Members that are asked for a report.
    coalesce(totals.members_reported, 0) as members_reported, -- [count] Those of them that reported.
    totals.direct_tco2e, -- [tCO2e] Direct emissions of all reports.
    totals.indirect_tco2e, -- [tCO2e] Indirect emissions of all reports.
    totals.due_on, -- Day by which the reports of the year are due.
    coalesce(compared.members_compared, 0) as members_compared, -- [count] Organisations in the comparison with the year before.
    compared.before_tco2e, -- [tCO2e] Their emissions of the year before.
    compared.now_tco2e, -- [tCO2e] Their emissions of the year.
    1 - compared.now_tco2e / nullif(compared.before_tco2e, 0) as reduction, -- [share] By how much theirs went down.
    target.reduction_percent / 100 as target, -- [share] By how much they were to go down.
    compared.now_tco2e <= compared.before_tco2e * (1 - target.reduction_percent / 100) as is_met -- Whether the target is met; empty where there is none, or no comparison.
from totals
full join protocol_target as target on totals.programme_id = target.programme_id and totals.year = target.year
left join compared on totals.programme_id = compared.programme_id and totals.year = compared.year
