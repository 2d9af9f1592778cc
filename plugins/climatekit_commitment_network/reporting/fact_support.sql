-- One row per time that an organisation was given support in a commitment network, until the as-of date.
-- grain: support_id
-- dated: provided_on
with members as (
    select distinct member.programme_id, member.org_id
    from commitment_network_member as member
    where member.is_active
)

select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    coalesce(dim_organisation.organisation_key, 0) as organisation_key, -- Organisation as it was on that day, as in dim_organisation.
    coalesce(provider.organisation_key, 0) as provider_organisation_key, -- Organisation that gave it, as it was on that day, as in dim_organisation.
    support_action.support_id, -- Support.
    support_action.programme_id, -- Programme.
    support_action.org_id, -- Organisation that was supported.
    support_action.provided_on, -- Day on which it was given.
    support_action.kind, -- What it was about.
    support_action.hours, -- [h] Hours that it took; empty if not recorded.
    coalesce(support_action.provider_org_id, '-') as provider_org_id, -- Organisation that gave it; '-' if none is named.
    support_action.requested as is_requested, -- The organisation asked for it itself.
    members.org_id is not null as is_member, -- An active member on the as-of date.
    date_diff(
        'day', support_action.provided_on, run.as_of
    ) < settings.support_window_days as is_in_window -- Within the days in which support is compared.
from support_action
inner join commitment_network_settings as settings on support_action.programme_id = settings.programme_id
cross join run
left join members on support_action.programme_id = members.programme_id and support_action.org_id = members.org_id
left join dim_programme on support_action.programme_id = dim_programme.programme_id
left join dim_organisation
    on support_action.org_id = dim_organisation.org_id
    and support_action.provided_on >= coalesce(dim_organisation.valid_from, support_action.provided_on)
    and support_action.provided_on <= coalesce(dim_organisation.valid_to, support_action.provided_on)
left join dim_organisation as provider
    on support_action.provider_org_id = provider.org_id
    and support_action.provided_on >= coalesce(provider.valid_from, support_action.provided_on)
    and support_action.provided_on <= coalesce(provider.valid_to, support_action.provided_on)
where support_action.provided_on <= run.as_of
