-- One row per measure: what it saves per year.
-- grain: measure_id
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    coalesce(dim_organisation.organisation_key, 0) as organisation_key, -- Organisation as it is on the as-of date, as in dim_organisation.
    measure.measure_id, -- Measure.
    measure.programme_id, -- Programme.
    measure.org_id, -- Organisation.
    measure.report_year, -- [a] Year of the environmental report.
    measure.measure, -- What is done.
    measure.status, -- done or planned.
    measure.saving_kwh, -- [kWh] Energy saved per year.
    measure.saving_tco2, -- [tCO2] Carbon dioxide avoided per year.
    measure.saving_litres, -- [l] Water saved per year.
    measure.saving_waste_t, -- [t] Waste avoided per year.
    measure.saving_eur -- [EUR] Money saved per year.
from ecoprofit_measure as measure
left join dim_programme on measure.programme_id = dim_programme.programme_id
left join dim_organisation on measure.org_id = dim_organisation.org_id and dim_organisation.is_current
