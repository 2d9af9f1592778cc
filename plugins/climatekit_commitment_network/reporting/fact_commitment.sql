-- One row per commitment made until the as-of date, with how it stands.
-- grain: commitment_id
-- dated: made_on
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    coalesce(dim_organisation.organisation_key, 0) as organisation_key, -- Organisation as it was on that day, as in dim_organisation.
    commitment_state.commitment_id, -- Commitment.
    commitment_state.programme_id, -- Programme.
    commitment_state.org_id, -- Organisation.
    commitment_state.membership_id, -- Membership under which it was made.
    commitment.title, -- The commitment in the member's own words.
    coalesce(commitment_state.theme, 'unknown') as theme, -- What it is about.
    commitment_state.kind, -- quantified, action or learning.
    commitment_state.made_on, -- Day on which it was made.
    commitment_state.valid_to, -- Last day on which it is in force; empty while it has no end.
    commitment.is_public, -- May be shown to the public.
    commitment.links_city_goal as is_linked_to_city_goal, -- Linked to the municipality's climate programme.
    commitment.target_status, -- How firmly the goal is set, in the words of the Net Zero Tracker.
    commitment.offsets, -- Whether it is to be met with carbon offsets.
    commitment_state.status, -- How it stands in the register.
    commitment_state.state, -- open, closed, or left with its member.
    commitment_state.is_open, -- Open on the as-of date: the member owes reports on it.
    commitment_state.follow_up, -- ok, due, overdue or stale while open, else the state.
    commitment_state.reports, -- [count] Reports handed in.
    commitment_state.last_report_on, -- Day of the last report.
    commitment_state.days_since_report, -- [d] Days since the last report, else since the promise.
    commitment_state.age_days, -- [d] Days since it was made.
    commitment_state.owes_report as is_report_owed, -- A first report has fallen due by now.
    commitment_state.is_past_max_age, -- Open for longer than a commitment may be.
    commitment_state.is_past_end, -- Open although its last day or last target year has passed.
    commitment_state.targets, -- [count] Targets.
    commitment_state.last_target_year, -- [a] Last target year.
    commitment_state.is_measurable, -- Has a target with a value to be reached.
    commitment_state.has_baseline -- Has a target with a base year and a base value of its own.
from commitment_state
inner join commitment on commitment_state.commitment_id = commitment.commitment_id
left join dim_programme on commitment_state.programme_id = dim_programme.programme_id
left join dim_organisation
    on commitment_state.org_id = dim_organisation.org_id
    and commitment_state.made_on >= coalesce(dim_organisation.valid_from, commitment_state.made_on)
    and commitment_state.made_on <= coalesce(dim_organisation.valid_to, commitment_state.made_on)
where commitment_state.state <> 'not_yet'
