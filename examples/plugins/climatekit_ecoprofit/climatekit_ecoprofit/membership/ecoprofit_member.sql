-- One row per title: an organisation is in while it may bear one. Renewed in time, it stays without a gap.
-- grain: programme_id, org_id, valid_from
-- feeds: programme_member
select
    state.programme_id, -- Programme.
    state.org_id, -- Organisation.
    cast(null as varchar) as tier, -- Always empty: there is one title.
    state.awarded_on as valid_from, -- Day of the award.
    least(state.valid_until, coalesce(max(state.renewed_on) - 1, state.valid_until)) as valid_to, -- Last day of the title, or the one before the next award.
    'ecoprofit_title' as basis, -- What it stands on.
    bool_or(state.status in ('valid', 'expiring')) as is_active -- Bears the title on the as-of date.
from ecoprofit_title_state as state
group by state.programme_id, state.org_id, state.awarded_on, state.valid_until
