-- One row per organisation that has been a member of a commitment network, year that had ended, and boundary.
-- Scope 2 by location and by market stand side by side; scope 1 is added to the one or to the other, never to both.
-- grain: org_id, year, boundary
with members as (
    select distinct member.org_id
    from commitment_network_member as member
    where member.status <> 'upcoming'
),

reported as (
    select
        emission_report.*,
        emission_report.s1_tco2e + emission_report.s2_lb_tco2e as s1_s2_lb_tco2e,
        emission_report.s1_tco2e + emission_report.s2_mb_tco2e as s1_s2_mb_tco2e
    from emission_report
    inner join members on emission_report.org_id = members.org_id
    cross join run
    where emission_report.year < year(run.as_of)
)

select
    reported.org_id, -- Organisation.
    reported.year, -- [a] Year.
    reported.boundary, -- company, or site_in_municipality: only its sites in the municipality.
    reported.s1_tco2e, -- [tCO2e] Direct emissions.
    reported.s2_lb_tco2e, -- [tCO2e] Emissions of bought energy by location.
    reported.s2_mb_tco2e, -- [tCO2e] Emissions of bought energy by market.
    reported.s3_tco2e, -- [tCO2e] Emissions of the value chain.
    reported.s1_s2_lb_tco2e, -- [tCO2e] Scope 1 and scope 2 by location; empty unless both are there.
    reported.s1_s2_mb_tco2e, -- [tCO2e] Scope 1 and scope 2 by market; empty unless both are there.
    lag(reported.year) over (
        partition by reported.org_id, reported.boundary
        order by reported.year
    ) as previous_year, -- [a] Year reported before.
    lag(reported.s1_s2_lb_tco2e) over (
        partition by reported.org_id, reported.boundary
        order by reported.year
    ) as previous_s1_s2_lb_tco2e, -- [tCO2e] Scope 1 and 2 by location in that year.
    lag(reported.s1_s2_mb_tco2e) over (
        partition by reported.org_id, reported.boundary
        order by reported.year
    ) as previous_s1_s2_mb_tco2e, -- [tCO2e] Scope 1 and 2 by market in that year.
    row_number() over (
        partition by reported.org_id, reported.boundary
        order by reported.year desc
    ) = 1 as is_latest, -- The last year reported within the boundary.
    reported.energy_mwh_total, -- [MWh] Energy used.
    reported.energy_mwh_renewable, -- [MWh] Of it, renewable.
    reported.turnover_eur, -- [EUR] Turnover of the year.
    reported.factor_source, -- Where the emission factors come from.
    reported.gwp, -- Global warming potentials used.
    coalesce(reported.is_verified, false) as is_verified -- A third party has verified it.
from reported
