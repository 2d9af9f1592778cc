-- One row per target of a commitment made until the as-of date: how far it has come on a straight line to its goal.
-- The last report is compared with the line in the year that it is about, not with a year nobody has reported on yet.
-- grain: target_id
with series as (
    -- one report holds one value: where a commitment measures two things in one unit, nobody can tell which is meant
    select
        target_plan.commitment_id,
        target_plan.canonical_unit,
        count(distinct target_plan.metric || ' ' || target_plan.target_type) as things_measured
    from target_plan
    group by target_plan.commitment_id, target_plan.canonical_unit
),

valued as (
    select
        progress_report.report_id,
        progress_report.commitment_id,
        progress_report.period_year,
        progress_report.submitted_on,
        progress_report.value * coalesce(conversion.factor, 1) as canonical_value,
        coalesce(conversion.canonical_unit, progress_report.unit) as canonical_unit
    from progress_report
    cross join run
    left join unit_conversion as conversion on progress_report.unit = conversion.unit
    where progress_report.submitted_on <= run.as_of and progress_report.value is not null
),

ranked as (
    select
        target_plan.target_id,
        valued.report_id,
        valued.period_year,
        valued.canonical_value / target_plan.unit_factor as value,
        row_number() over (
            partition by target_plan.target_id
            order by valued.period_year desc, valued.submitted_on desc, valued.report_id desc
        ) as recency
    from target_plan
    inner join valued
        on target_plan.commitment_id = valued.commitment_id and target_plan.canonical_unit = valued.canonical_unit
    where
        valued.period_year > target_plan.base_year
        or (valued.period_year = target_plan.base_year and target_plan.base_value_is_default)
),

in_any_unit as (
    select distinct valued.commitment_id
    from valued
),

in_one_unit as (
    select distinct valued.commitment_id, valued.canonical_unit
    from valued
),

placed as (
    select
        target_plan.*,
        commitment_state.follow_up,
        year(run.as_of) as as_of_year,
        ranked.report_id as latest_report_id,
        ranked.period_year as latest_year,
        ranked.value as latest_value,
        case
            when target_plan.base_year is null or target_plan.base_value is null then 'no_baseline'
            when target_plan.target_value is null then 'no_target_value'
            when target_plan.target_value = target_plan.base_value then 'no_change_aimed_at'
            when series.things_measured > 1 then 'mixed_series'
            when in_any_unit.commitment_id is not null and in_one_unit.commitment_id is null then 'other_unit'
            when ranked.report_id is null then 'no_report'
            when commitment_state.follow_up = 'stale' then 'stale'
        end as no_data_reason
    from target_plan
    inner join commitment_state on target_plan.commitment_id = commitment_state.commitment_id
    cross join run
    left join series
        on
            target_plan.commitment_id = series.commitment_id
            and target_plan.canonical_unit = series.canonical_unit
    left join ranked on target_plan.target_id = ranked.target_id and ranked.recency = 1
    left join in_any_unit on target_plan.commitment_id = in_any_unit.commitment_id
    left join in_one_unit
        on
            target_plan.commitment_id = in_one_unit.commitment_id
            and target_plan.canonical_unit = in_one_unit.canonical_unit
),

pathed as (
    select
        placed.*,
        -- the share of the way that a straight line asks for; a yes or no asks for nothing before its year
        case
            when placed.as_of_year >= placed.target_year then 1
            when placed.target_type = 'binary' or placed.as_of_year <= placed.base_year then 0
            else cast(placed.as_of_year - placed.base_year as double) / (placed.target_year - placed.base_year)
        end as way_by_now,
        case
            when placed.latest_year >= placed.target_year then 1
            when placed.target_type = 'binary' or placed.latest_year <= placed.base_year then 0
            else cast(placed.latest_year - placed.base_year as double) / (placed.target_year - placed.base_year)
        end as way_by_latest,
        case
            when placed.no_data_reason is null
                then (placed.base_value - placed.latest_value) / (placed.base_value - placed.target_value)
        end as attainment
    from placed
)

select
    pathed.target_id, -- Target.
    pathed.commitment_id, -- Commitment.
    pathed.membership_id, -- Membership.
    pathed.programme_id, -- Programme.
    pathed.org_id, -- Organisation.
    pathed.target_type, -- absolute, intensity, share, count or binary.
    pathed.metric, -- What is measured.
    pathed.scope2_method, -- How emissions of bought energy are counted, where the metric is about them alone.
    pathed.unit, -- Unit of all values of the row.
    pathed.base_year, -- [a] Base year.
    pathed.base_year_is_default, -- No base year was given; a default stands in for it.
    pathed.base_value, -- Base value.
    pathed.base_value_is_default, -- No base value was given; a number of things starts from nought.
    pathed.target_year, -- [a] Target year.
    pathed.target_value, -- Value to be reached.
    pathed.target_value_is_derived, -- No target value was given; it is the base value less the reduction.
    pathed.latest_report_id, -- Last report with a value in a fitting unit.
    pathed.latest_year, -- [a] Year of that report.
    pathed.latest_value, -- Its value, in the unit of the target.
    pathed.base_value
    + (pathed.target_value - pathed.base_value) * pathed.way_by_now as expected_value, -- Value on the line as of now.
    pathed.base_value + (
        pathed.target_value - pathed.base_value
    ) * pathed.way_by_latest as expected_latest_value, -- Value on the line in the year of the last report.
    pathed.attainment, -- Share of the way done: (base - latest) / (base - target); below 0 when it got worse.
    case
        when pathed.no_data_reason is not null then 'no_data'
        when pathed.attainment >= 1 - 1e-9 then 'achieved'
        when pathed.attainment >= pathed.way_by_latest - 1e-9 then 'on_track'
        else 'behind'
    end as progress, -- achieved, on_track or behind in the year of the last report, or no_data.
    pathed.no_data_reason -- Why nothing can be judged, such as no_baseline, no_report (since the base year) or stale.
from pathed
