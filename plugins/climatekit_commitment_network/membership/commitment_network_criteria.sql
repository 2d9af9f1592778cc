-- One row per membership of a commitment network: each criterion for joining, true, false, or empty where not judged.
-- grain: membership_id
with accepted as (
    select
        application.programme_id,
        application.org_id,
        min(application.decided_on) as accepted_on
    from application
    cross join run
    where application.decision = 'accepted' and application.decided_on <= run.as_of
    group by application.programme_id, application.org_id
),

-- a programme without any application keeps no such list: nobody can be blamed for missing from it
kept as (
    select
        application.programme_id,
        max(application.criteria_version) is not null as has_versions
    from application
    group by application.programme_id
),

promised as (
    select
        commitment.membership_id,
        count(*) as made,
        sum(
            case
                when
                    commitment.status in ('active', 'achieved')
                    and coalesce(commitment.valid_to, run.as_of) >= run.as_of then 1
                else 0
            end
        ) as in_force
    from commitment
    cross join run
    where commitment.made_on <= run.as_of
    group by commitment.membership_id
),

measured as (
    select
        commitment.membership_id,
        count(*) as base_values
    from commitment
    inner join target on commitment.commitment_id = target.commitment_id
    cross join run
    where commitment.made_on <= run.as_of and target.base_value is not null
    group by commitment.membership_id
),

facts as (
    select
        membership.membership_id,
        membership.programme_id,
        membership.org_id,
        membership.criteria_version,
        membership.counterparty_municipality_code,
        coalesce(membership.tier, 'full') as tier,
        organisation.org_type,
        organisation.size_class,
        organisation.municipality_code,
        nullif(organisation.climate_stage, 'unknown') as climate_stage,
        coalesce(organisation.org_type in ('company', 'sole_trader', 'farm'), false) as is_business,
        kept.programme_id is not null as has_applications,
        coalesce(kept.has_versions, false) as has_versions,
        accepted.accepted_on,
        cast(coalesce(promised.made, 0) as bigint) as made,
        cast(coalesce(promised.in_force, 0) as bigint) as in_force,
        coalesce(measured.base_values, 0) > 0 as has_base_value,
        commitment_network_settings.support_members_exempt
        and coalesce(membership.tier, 'full') = 'support' as is_exempt
    from membership
    inner join commitment_network_settings on membership.programme_id = commitment_network_settings.programme_id
    left join organisation on membership.org_id = organisation.org_id
    left join kept on membership.programme_id = kept.programme_id
    left join accepted
        on membership.programme_id = accepted.programme_id and membership.org_id = accepted.org_id
    left join promised on membership.membership_id = promised.membership_id
    left join measured on membership.membership_id = measured.membership_id
)

select
    facts.membership_id, -- Membership.
    facts.programme_id, -- Programme.
    facts.org_id, -- Organisation.
    facts.tier, -- Class of membership; 'full' where none is given.
    facts.is_exempt, -- A support member that needs no commitments of its own.
    facts.accepted_on, -- Day of its first accepted application, on the as-of date or before.
    facts.made as commitments_made, -- [count] Commitments made until the as-of date, closed ones included.
    facts.in_force as commitments_in_force, -- [count] Of them, active or achieved and not past their last day.
    case
        when settings.require_accepted_application and facts.has_applications then facts.accepted_on is not null
    end as has_accepted_application, -- An application of the organisation has been accepted.
    case when not facts.is_exempt then facts.in_force >= settings.min_commitments
    end as has_enough_commitments, -- As many commitments in force as the criteria ask for, or more.
    case when settings.max_commitments is not null then facts.in_force <= settings.max_commitments
    end as within_max_commitments, -- No more commitments in force than the criteria allow.
    case when facts.has_versions then facts.criteria_version is not null
    end as has_criteria_version, -- The version of the criteria is on record, as it is for the applications.
    case
        when facts.is_exempt or settings.target_group = 'any' or facts.org_type is null then null
        when settings.target_group = 'company' then facts.is_business
        when settings.target_group = 'sme' then facts.is_business and coalesce(facts.size_class, 'unknown') <> 'large'
        when settings.target_group = 'large'
            then facts.is_business and coalesce(facts.size_class, 'unknown') in ('large', 'unknown')
    end as fits_target_group, -- Belongs to the target group, as far as its type and size are known.
    case
        when settings.area_municipality_codes is not null and facts.municipality_code is not null
            then (' ' || settings.area_municipality_codes || ' ') like ('% ' || facts.municipality_code || ' %')
    end as fits_area, -- Is in one of the municipalities of the network.
    case
        when settings.own_municipality_signs then facts.counterparty_municipality_code = facts.municipality_code
    end as signed_with_own_municipality, -- The agreement is with its own municipality.
    case
        when settings.baseline_required and not facts.is_exempt
            then
                facts.has_base_value
                or coalesce(facts.climate_stage in ('mapped', 'planned', 'acting', 'leading'), false)
    end as has_baseline, -- Has had an initial mapping, or a base value of some target.
    case
        when settings.plan_required and not facts.is_exempt
            then facts.climate_stage in ('planned', 'acting', 'leading')
    end as has_plan -- Its climate work has reached a plan.
from facts
inner join commitment_network_settings as settings on facts.programme_id = settings.programme_id
