-- One row per commitment: whether it is followed up, and what it has to be measured by, on the as-of date.
-- grain: commitment_id
-- follow: state, follow_up (stale < overdue < due < ok)
with reported as (
    select
        progress_report.commitment_id,
        count(*) as reports,
        max(progress_report.submitted_on) as last_report_on,
        max(progress_report.period_year) as last_period_year
    from progress_report
    cross join run
    where progress_report.submitted_on <= run.as_of
    group by progress_report.commitment_id
),

planned as (
    select
        target_plan.commitment_id,
        count(*) as targets,
        max(target_plan.target_year) as last_target_year,
        sum(case when target_plan.target_value is not null then 1 else 0 end) as targets_with_value,
        sum(
            case
                when
                    target_plan.base_value is not null
                    and target_plan.base_year is not null
                    and not target_plan.base_value_is_default then 1
                else 0
            end
        ) as targets_with_baseline
    from target_plan
    group by target_plan.commitment_id
),

followed as (
    select
        commitment.commitment_id,
        commitment.membership_id,
        member.programme_id,
        member.org_id,
        commitment.theme,
        commitment.kind,
        commitment.status,
        commitment.made_on,
        commitment.valid_to,
        member.status as member_status,
        member.terms_version,
        reported.last_report_on,
        reported.last_period_year,
        coalesce(reported.reports, 0) as reports,
        -- a member that has not reported yet is followed from the day it made the promise, or joined
        greatest(commitment.made_on, coalesce(member.signed_on, member.valid_from)) as followed_from,
        planned.last_target_year,
        coalesce(planned.targets, 0) as targets,
        coalesce(planned.targets_with_value, 0) as targets_with_value,
        coalesce(planned.targets_with_baseline, 0) as targets_with_baseline
    from commitment
    inner join commitment_network_member as member on commitment.membership_id = member.membership_id
    left join reported on commitment.commitment_id = reported.commitment_id
    left join planned on commitment.commitment_id = planned.commitment_id
),

aged as (
    select
        followed.*,
        run.as_of,
        date_diff('day', greatest(followed.last_report_on, followed.followed_from), run.as_of) as days_since_report,
        date_diff('day', followed.made_on, run.as_of) as age_days,
        date_diff('day', followed.followed_from, run.as_of) as followed_days,
        case
            when followed.made_on > run.as_of then 'not_yet'
            when followed.status <> 'active' then 'closed'
            when followed.member_status = 'left' then 'left'
            when followed.member_status = 'upcoming' then 'not_yet'
            else 'open'
        end as state
    from followed
    cross join run
)

select
    aged.commitment_id, -- Commitment.
    aged.membership_id, -- Membership.
    aged.programme_id, -- Programme.
    aged.org_id, -- Organisation.
    aged.theme, -- What it is about.
    aged.kind, -- quantified, action or learning.
    aged.status, -- How it stands in the register.
    aged.made_on, -- Day on which it was made.
    aged.valid_to, -- Last day on which it is in force.
    aged.state, -- not_yet, open, closed (achieved, missed, replaced, withdrawn) or left (its member has).
    aged.state = 'open' as is_open, -- Open on the as-of date: the member owes reports on it.
    case
        when aged.state <> 'open' then aged.state
        when aged.days_since_report > settings.stale_after_intervals * terms.report_interval_days then 'stale'
        when aged.days_since_report > terms.report_interval_days + terms.grace_days then 'overdue'
        when aged.days_since_report > terms.report_interval_days then 'due'
        else 'ok'
    end as follow_up, -- ok, due, overdue (past the grace days too) or stale while open, else the state.
    cast(
        greatest(aged.last_report_on, aged.followed_from) + cast(terms.report_interval_days as integer) as date
    ) as report_due_on, -- Day on which the next report is due.
    cast(aged.reports as bigint) as reports, -- [count] Reports handed in.
    aged.last_report_on, -- Day of the last report.
    aged.last_period_year, -- [a] Last year reported on.
    cast(aged.days_since_report as bigint) as days_since_report, -- [d] Days since the last report or the promise.
    cast(aged.age_days as bigint) as age_days, -- [d] Days since it was made.
    aged.followed_days > terms.report_interval_days as owes_report, -- A first report has fallen due by now.
    aged.state = 'open'
    and aged.age_days > terms.commitment_max_age_days as is_past_max_age, -- Open longer than a commitment may be.
    aged.state = 'open'
    and (
        coalesce(aged.valid_to < aged.as_of, false)
        or coalesce(aged.last_target_year < year(aged.as_of), false)
    ) as is_past_end, -- Open although its last day, or its last target year, has passed.
    cast(aged.targets as bigint) as targets, -- [count] Targets.
    cast(
        least(
            aged.made_on + cast(terms.commitment_max_age_days as integer),
            aged.valid_to,
            make_date(aged.last_target_year, 12, 31)
        ) as date
    ) as renew_on, -- Day by which it is to be renewed or closed: of age, by its own last day or last target year.
    aged.last_target_year, -- [a] Last target year.
    aged.targets_with_value > 0 as is_measurable, -- Has a target with a value to be reached.
    aged.targets_with_baseline > 0 as has_baseline -- Has a target with a base year and a base value of its own.
from aged
inner join commitment_network_settings as settings on aged.programme_id = settings.programme_id
inner join commitment_network_terms as terms
    on aged.programme_id = terms.programme_id and aged.terms_version = terms.version
