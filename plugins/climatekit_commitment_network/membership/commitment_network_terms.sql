-- One row per programme and version of its criteria, and one '-' for the programme's settings: what members are held to.
-- A version overrides the settings; what it leaves empty is as the settings say.
-- grain: programme_id, version
with versions as (
    select
        criteria_set.programme_id,
        criteria_set.version,
        criteria_set.valid_from,
        criteria_set.valid_to,
        criteria_set.target_group,
        criteria_set.min_commitments,
        criteria_set.max_commitments,
        criteria_set.baseline_required,
        criteria_set.plan_required,
        criteria_set.must_exceed_law,
        criteria_set.area_required,
        criteria_set.report_interval_days,
        criteria_set.grace_days,
        criteria_set.commitment_max_age_days,
        criteria_set.label_validity_days
    from criteria_set
    union all
    select
        settings.programme_id,
        '-' as version,
        cast(null as date) as valid_from,
        cast(null as date) as valid_to,
        cast(null as varchar) as target_group,
        cast(null as bigint) as min_commitments,
        cast(null as bigint) as max_commitments,
        cast(null as boolean) as baseline_required,
        cast(null as boolean) as plan_required,
        cast(null as boolean) as must_exceed_law,
        cast(null as boolean) as area_required,
        cast(null as bigint) as report_interval_days,
        cast(null as bigint) as grace_days,
        cast(null as bigint) as commitment_max_age_days,
        cast(null as bigint) as label_validity_days
    from commitment_network_settings as settings
),

ranked as (
    select
        versions.*,
        coalesce(versions.valid_from, run.as_of) <= run.as_of
        and coalesce(versions.valid_to, run.as_of) >= run.as_of as is_in_force,
        row_number() over (
            partition by
                versions.programme_id,
                coalesce(versions.valid_from, run.as_of) <= run.as_of
                and coalesce(versions.valid_to, run.as_of) >= run.as_of
            order by
                case when versions.version = '-' then 1 else 0 end,
                versions.valid_from desc,
                versions.version desc
        ) as recency
    from versions
    cross join run
)

select
    ranked.programme_id, -- Programme.
    ranked.version, -- Version of the criteria; '-' for the settings alone.
    ranked.valid_from, -- First day on which members are let in under it.
    ranked.valid_to, -- Last day on which members are let in under it; empty while it goes on.
    ranked.is_in_force and ranked.recency = 1 as is_current, -- The one for whoever joins on the as-of date.
    coalesce(ranked.target_group, settings.target_group) as target_group, -- any, company, sme or large.
    case
        when coalesce(ranked.area_required, true) then settings.area_municipality_codes
    end as area_municipality_codes, -- Municipalities in which members must be; empty: anywhere.
    cast(
        coalesce(ranked.min_commitments, settings.min_commitments) as bigint
    ) as min_commitments, -- [count] Commitments in force at least.
    cast(
        case
            when ranked.max_commitments is not null then ranked.max_commitments
            when settings.max_commitments >= coalesce(ranked.min_commitments, 0) then settings.max_commitments
        end as bigint
    ) as max_commitments, -- [count] Commitments in force at most; empty: no limit.
    coalesce(ranked.baseline_required, settings.baseline_required) as baseline_required, -- Joining takes a baseline.
    coalesce(ranked.plan_required, settings.plan_required) as plan_required, -- Joining takes a plan.
    coalesce(ranked.must_exceed_law, settings.must_exceed_law) as must_exceed_law, -- Goals must go beyond the law.
    cast(
        coalesce(ranked.report_interval_days, settings.report_interval_days) as bigint
    ) as report_interval_days, -- [d] Days until the next report is due.
    cast(coalesce(ranked.grace_days, settings.grace_days) as bigint) as grace_days, -- [d] Days until it is overdue.
    cast(
        coalesce(ranked.commitment_max_age_days, settings.commitment_max_age_days) as bigint
    ) as commitment_max_age_days, -- [d] Days until a commitment is to be renewed.
    cast(
        coalesce(ranked.label_validity_days, settings.label_validity_days) as bigint
    ) as label_validity_days -- [d] Days for which a label holds; empty: no end.
from ranked
inner join commitment_network_settings as settings on ranked.programme_id = settings.programme_id
