-- One row per programme, organisation and first day of membership: what the members of all models are counted from.
-- Two memberships that begin on one day are one stay.
-- grain: programme_id, org_id, valid_from
-- feeds: programme_member
select
    member.programme_id, -- Programme.
    member.org_id, -- Organisation.
    min(member.tier) as tier, -- Class of membership; full if one of several is.
    member.valid_from, -- First day in.
    nullif(max(coalesce(member.valid_to, date '9999-12-31')), date '9999-12-31') as valid_to, -- Last day in; empty while it has no end.
    'membership' as basis, -- What the membership stands on.
    max(case when member.is_active then 1 else 0 end) = 1 as is_active -- In on the as-of date and counted as active.
from forerunner_network_member as member
group by member.programme_id, member.org_id, member.valid_from
