-- One row per target of a commitment made until the as-of date: its path, with what was filled in shown as such.
-- grain: target_id
-- follow: target_value, target_year, base_value
with filled as (
    select
        target.target_id,
        target.commitment_id,
        commitment.membership_id,
        member.programme_id,
        member.org_id,
        target.target_type,
        target.metric,
        target.unit,
        -- of an amount per something, the amount decides: tCO2e of tCO2e/MEUR
        split_part(target.unit, '/', 1) as counted_unit,
        target.base_year as given_base_year,
        target.base_value as given_base_value,
        target.target_type in ('count', 'binary') as starts_from_zero,
        case
            when target.base_year is not null then target.base_year
            when target.target_type in ('count', 'binary') then year(commitment.made_on)
            else settings.default_base_year
        end as base_year,
        case
            when target.base_value is not null then target.base_value
            when target.target_type in ('count', 'binary') then 0
        end as base_value,
        target.target_year,
        target.target_value,
        target.reduction_pct
    from target
    inner join commitment on target.commitment_id = commitment.commitment_id
    inner join commitment_network_member as member on commitment.membership_id = member.membership_id
    inner join commitment_network_settings as settings on member.programme_id = settings.programme_id
    cross join run
    where commitment.made_on <= run.as_of
)

select
    filled.target_id, -- Target.
    filled.commitment_id, -- Commitment.
    filled.membership_id, -- Membership.
    filled.programme_id, -- Programme.
    filled.org_id, -- Organisation.
    filled.target_type, -- absolute, intensity, share, count or binary.
    filled.metric, -- What is measured.
    case filled.metric when 'ghg_s2_lb' then 'location' when 'ghg_s2_mb' then 'market'
    end as scope2_method, -- How emissions of bought energy are counted, where the metric is about them alone.
    filled.unit, -- Unit of the values, as given.
    coalesce(conversion.canonical_unit, filled.unit) as canonical_unit, -- Unit for comparing it with reports.
    coalesce(conversion.factor, 1) as unit_factor, -- How many canonical units one unit is.
    case
        when filled.metric = 'other' or filled.target_type = 'binary' then true
        when filled.counted_unit = 'pct' then true
        when filled.target_type = 'count' and filled.counted_unit = 'pcs' then true
        else metric_unit.metric is not null
    end as unit_fits, -- The unit fits the metric.
    cast(filled.base_year as bigint) as base_year, -- [a] Base year.
    filled.base_year is not null
    and filled.given_base_year is null as base_year_is_default, -- None given: the default, or the year of the promise.
    cast(filled.base_value as double) as base_value, -- Base value, in the unit as given.
    filled.base_value is not null
    and filled.given_base_value is null as base_value_is_default, -- None given: a number of things starts from nought.
    filled.target_year, -- [a] Target year.
    coalesce(
        filled.target_value, filled.base_value * (1 - filled.reduction_pct / 100)
    ) as target_value, -- Value to be reached, in the unit as given.
    filled.target_value is null
    and filled.base_value is not null
    and filled.reduction_pct is not null as target_value_is_derived, -- None was given: base value less reduction.
    filled.reduction_pct -- [%] Reduction as given.
from filled
left join unit_conversion as conversion on filled.unit = conversion.unit
left join unit_conversion as counted on filled.counted_unit = counted.unit
left join metric_unit
    on filled.metric = metric_unit.metric and counted.canonical_unit = metric_unit.canonical_unit
