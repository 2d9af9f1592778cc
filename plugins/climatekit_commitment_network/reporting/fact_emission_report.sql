-- One row per organisation, year and boundary: emissions and energy in the shape of VSME B3.
-- Scope 2 by location and by market are two figures on one thing: take one of them, never their sum.
-- grain: org_id, year, boundary
-- dated: period_start_on
select
    coalesce(dim_organisation.organisation_key, 0) as organisation_key, -- Organisation as it was at the end of the year, as in dim_organisation.
    emission_profile.org_id, -- Organisation.
    emission_profile.year, -- [a] Year.
    make_date(emission_profile.year, 1, 1) as period_start_on, -- First day of the year.
    emission_profile.boundary, -- company, or site_in_municipality: only its sites in the municipality.
    emission_profile.s1_tco2e, -- [tCO2e] Direct emissions.
    emission_profile.s2_lb_tco2e, -- [tCO2e] Emissions of bought energy by location.
    emission_profile.s2_mb_tco2e, -- [tCO2e] Emissions of bought energy by market.
    emission_profile.s3_tco2e, -- [tCO2e] Emissions of the value chain.
    emission_profile.s1_s2_lb_tco2e, -- [tCO2e] Scope 1 and scope 2 by location.
    emission_profile.s1_s2_mb_tco2e, -- [tCO2e] Scope 1 and scope 2 by market.
    emission_profile.is_latest, -- The last year reported within the boundary.
    emission_profile.energy_mwh_total, -- [MWh] Energy used.
    emission_profile.energy_mwh_renewable, -- [MWh] Of it, renewable.
    emission_profile.turnover_eur, -- [EUR] Turnover of the year.
    emission_profile.factor_source, -- Where the emission factors come from.
    emission_profile.gwp, -- Global warming potentials used.
    emission_profile.is_verified -- A third party has verified it.
from emission_profile
left join dim_organisation
    on emission_profile.org_id = dim_organisation.org_id
    and make_date(emission_profile.year, 12, 31) >= coalesce(dim_organisation.valid_from, make_date(emission_profile.year, 12, 31))
    and make_date(emission_profile.year, 12, 31) <= coalesce(dim_organisation.valid_to, make_date(emission_profile.year, 12, 31))
