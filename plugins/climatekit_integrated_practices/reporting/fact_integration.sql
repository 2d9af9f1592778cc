-- One row per practice within an existing activity, and how far that has come on the as-of date.
-- grain: integration_id
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    coalesce(dim_practice.practice_key, 0) as practice_key, -- Practice, as in dim_practice.
    integrated_practices_integration.integration_id, -- Integration.
    integrated_practices_integration.programme_id, -- Programme.
    integrated_practices_integration.host_id, -- Activity of which the practice becomes a part.
    integrated_practices_integration.host_name, -- Name of the activity.
    integrated_practices_integration.host_kind, -- Kind of activity.
    coalesce(integrated_practices_integration.owner_unit, 'unknown') as owner_unit, -- Unit that runs the activity.
    integrated_practices_integration.practice_id, -- Practice.
    integrated_practices_integration.practice_name, -- Name of the practice; empty if its row in the catalogue was rejected.
    integrated_practices_integration.category, -- Category of the catalogue.
    integrated_practices_integration.resource_level, -- Stars of the resources that the practice takes, 1 to 3.
    integrated_practices_integration.stage, -- How far it has come on the as-of date: identified, piloted or systematic.
    integrated_practices_integration.first_done_on, -- Day on which it was first done.
    integrated_practices_integration.last_done_on, -- Day on which it was last done.
    integrated_practices_integration.times_done, -- [count] How many times it has been done; 0 if nobody said.
    integrated_practices_integration.cadence_days, -- [d] Days after which the activity comes round.
    integrated_practices_integration.days_since_done, -- [d] Days since it was last done.
    integrated_practices_integration.is_in_cadence, -- Last done no longer ago than the cadence and its grace.
    integrated_practices_integration.climate_share_pct -- [%] Share of the activity that climate takes.
from integrated_practices_integration
left join dim_programme on integrated_practices_integration.programme_id = dim_programme.programme_id
left join dim_practice on integrated_practices_integration.practice_id = dim_practice.practice_id
