-- One row per organisation, programme and kind of emissions: the reduction since the base year, as last reported.
-- Only absolute targets, one for each kind; `counts_in_total` picks those that do not overlap.
-- grain: programme_id, org_id, metric
with measured as (
    select
        target_progress.programme_id,
        target_progress.org_id,
        target_progress.metric,
        target_progress.target_id,
        target_progress.base_year,
        target_progress.latest_year,
        (target_progress.base_value - target_progress.latest_value) * conversion.factor as reduction,
        row_number() over (
            partition by target_progress.programme_id, target_progress.org_id, target_progress.metric
            order by
                target_progress.latest_year desc, commitment_state.made_on desc, target_progress.target_id desc
        ) as recency
    from target_progress
    inner join commitment_state on target_progress.commitment_id = commitment_state.commitment_id
    inner join commitment_network_member as member on target_progress.membership_id = member.membership_id
    inner join unit_conversion as conversion on target_progress.unit = conversion.unit
    cross join run
    where
        target_progress.target_type = 'absolute'
        and conversion.canonical_unit = 'tCO2e'
        and target_progress.progress <> 'no_data'
        and target_progress.metric like 'ghg%'
        and member.is_active
        and (
            commitment_state.is_open
            or (commitment_state.status = 'achieved' and coalesce(commitment_state.valid_to, run.as_of) >= run.as_of)
        )
),

chosen as (
    select
        measured.*,
        sum(case when measured.metric = 'ghg_total' then 1 else 0 end) over (
            partition by measured.programme_id, measured.org_id
        ) as totals,
        sum(case when measured.metric = 'ghg_s1s2' then 1 else 0 end) over (
            partition by measured.programme_id, measured.org_id
        ) as totals_of_1_and_2
    from measured
    where measured.recency = 1
)

select
    chosen.programme_id, -- Programme.
    chosen.org_id, -- Organisation.
    chosen.metric, -- Kind of emissions; scope 2 by location and by market are two.
    chosen.target_id, -- Target that it is taken from: the one with the latest report.
    chosen.base_year, -- [a] Base year.
    chosen.latest_year, -- [a] Year of the last report.
    chosen.reduction as reduction_tco2e, -- [tCO2e] Emissions of the base year less those last reported.
    case
        when chosen.metric = 'ghg_total' then true
        when chosen.totals > 0 then false
        when chosen.metric in ('ghg_s1s2', 'ghg_s3') then true
        when chosen.totals_of_1_and_2 > 0 then false
        when chosen.metric = 'ghg_s1' then true
        when chosen.metric = 'ghg_s2_mb' then coalesce(settings.scope2_method, 'location') = 'market'
        else coalesce(settings.scope2_method, 'location') = 'location'
    end as counts_in_total -- Overlaps with no other row of the organisation and is of the programme's scope 2 method.
from chosen
inner join commitment_network_settings as settings on chosen.programme_id = settings.programme_id
