-- One row per time that an organisation was given support in a commitment network, until the as-of date.
-- grain: support_id
with members as (
    select distinct member.programme_id, member.org_id
    from commitment_network_member as member
    where member.is_active
)

select
    support_action.support_id, -- Support.
    support_action.programme_id, -- Programme.
    support_action.org_id, -- Organisation that was supported.
    support_action.provided_on, -- Day on which it was given.
    support_action.kind, -- What it was about.
    support_action.hours, -- [h] Hours that it took; empty if not recorded.
    support_action.provider_org_id, -- Organisation that gave it.
    support_action.requested, -- The organisation asked for it itself.
    members.org_id is not null as is_member, -- An active member on the as-of date.
    date_diff(
        'day', support_action.provided_on, run.as_of
    ) < settings.support_window_days as is_in_window -- Within the days in which support is compared.
from support_action
inner join commitment_network_settings as settings on support_action.programme_id = settings.programme_id
cross join run
left join members on support_action.programme_id = members.programme_id and support_action.org_id = members.org_id
where support_action.provided_on <= run.as_of
