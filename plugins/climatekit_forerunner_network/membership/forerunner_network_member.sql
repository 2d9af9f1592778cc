-- One row per membership of a forerunner network, with its status on the as-of date.
-- A membership ends with its programme at the latest.
-- grain: membership_id
-- follow: status
with arrears as (
    select
        invoice.membership_id,
        max(case when invoice.suspends then 1 else 0 end) = 1 as is_suspended
    from forerunner_network_invoice as invoice
    group by invoice.membership_id
),

ending as (
    select
        membership.membership_id,
        membership.programme_id,
        membership.org_id,
        coalesce(membership.tier, 'full') as tier,
        membership.valid_from,
        case
            when programme.valid_to < coalesce(membership.valid_to, date '9999-12-31') then programme.valid_to
            else membership.valid_to
        end as last_day,
        membership.leave_reason
    from membership
    inner join programme on membership.programme_id = programme.programme_id
),

judged as (
    select
        ending.membership_id,
        ending.programme_id,
        ending.org_id,
        ending.tier,
        ending.valid_from,
        ending.last_day,
        ending.leave_reason,
        criteria.application_id,
        criteria.accepted_on,
        criteria.criteria_met,
        case
            when ending.valid_from > run.as_of then 'upcoming'
            when ending.last_day < run.as_of then 'left'
            when not coalesce(criteria.has_accepted_application, true) then 'applicant'
            when coalesce(arrears.is_suspended, false) then 'suspended'
            else 'active'
        end as status
    from ending
    inner join forerunner_network_criteria as criteria on ending.membership_id = criteria.membership_id
    left join arrears on ending.membership_id = arrears.membership_id
    cross join run
)

select
    judged.membership_id, -- Membership.
    judged.programme_id, -- Programme.
    judged.org_id, -- Organisation.
    judged.tier, -- Class of membership; 'full' where none is given.
    judged.valid_from, -- First day of the membership.
    judged.last_day as valid_to, -- Last day of the membership; empty while it goes on.
    judged.leave_reason, -- Why the membership ended.
    judged.application_id, -- The application by which it was let in.
    judged.accepted_on, -- Day on which that was accepted.
    judged.criteria_met, -- [count] Criteria for forerunners that it met.
    judged.status, -- upcoming, applicant (not let in), suspended (fee unpaid for long), active, left.
    judged.status = 'active' as is_active, -- In on the as-of date and counted as active.
    judged.status in ('active', 'suspended') as is_member -- In on the as-of date, its fee paid or not.
from judged
