-- One row per membership of a commitment network, with its status on the as-of date.
-- A membership ends with its programme at the latest.
-- grain: membership_id
-- follow: status, meets_criteria
with ending as (
    select
        membership.*,
        case
            when programme.valid_to < coalesce(membership.valid_to, date '9999-12-31') then programme.valid_to
            else membership.valid_to
        end as last_day
    from membership
    inner join programme on membership.programme_id = programme.programme_id
),

judged as (
    select
        membership.membership_id,
        membership.programme_id,
        membership.org_id,
        criteria.tier,
        membership.valid_from,
        membership.last_day as valid_to,
        membership.signed_on,
        membership.counterparty_municipality_code,
        membership.criteria_version,
        membership.leave_reason,
        criteria.terms_version,
        criteria.is_exempt,
        criteria.commitments_made,
        criteria.commitments_in_force,
        coalesce(criteria.has_accepted_application, true)
        and coalesce(criteria.has_enough_commitments, true)
        and coalesce(criteria.within_max_commitments, true)
        and coalesce(criteria.has_criteria_version, true)
        and coalesce(criteria.fits_target_group, true)
        and coalesce(criteria.fits_area, true)
        and coalesce(criteria.signed_with_own_municipality, true)
        and coalesce(criteria.has_baseline, true)
        and coalesce(criteria.has_plan, true)
        and coalesce(criteria.goals_exceed_law, true) as meets_criteria,
        case
            when membership.valid_from > run.as_of then 'upcoming'
            when membership.last_day < run.as_of then 'left'
            when not coalesce(criteria.has_accepted_application, true) then 'applicant'
            when not coalesce(criteria.has_enough_commitments, true) then 'incomplete'
            else 'active'
        end as status
    from ending as membership
    inner join commitment_network_criteria as criteria on membership.membership_id = criteria.membership_id
    cross join run
)

select
    judged.membership_id, -- Membership.
    judged.programme_id, -- Programme.
    judged.org_id, -- Organisation.
    judged.tier, -- Class of membership; 'full' where none is given.
    judged.valid_from, -- First day of the membership.
    judged.valid_to, -- Last day of the membership; empty while it goes on.
    judged.signed_on, -- Day on which the agreement was signed.
    judged.counterparty_municipality_code, -- Municipality that signed for the network.
    judged.criteria_version, -- Version of the criteria that the member accepted.
    judged.terms_version, -- Version that it is held to; '-' for the settings.
    judged.is_exempt, -- A support member that needs no commitments of its own.
    judged.leave_reason, -- Why the membership ended.
    judged.status, -- upcoming, applicant (not accepted), incomplete (too few commitments), active or left.
    judged.status = 'active' as is_active, -- In on the as-of date and counted as active.
    judged.status in ('applicant', 'incomplete', 'active') as is_in_register, -- In the register on the as-of date.
    judged.commitments_made, -- [count] Commitments made until the as-of date, closed ones included.
    judged.commitments_in_force, -- [count] Of them, active or achieved and not past their last day.
    judged.meets_criteria -- Breaks none of the criteria that could be judged.
from judged
