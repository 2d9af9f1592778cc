-- One row per programme and group of its active members: the support that each group was given, against the mean.
-- grain: programme_id, dimension, dimension_value
with members as (
    select distinct member.programme_id, member.org_id
    from commitment_network_member as member
    where member.is_active
),

given as (
    select
        support_action.programme_id,
        support_action.org_id,
        count(*) as offers,
        -- decimals add up to the same sum in any order
        sum(cast(coalesce(support_action.hours, 0) as decimal(18, 4))) as hours
    from support_action
    inner join commitment_network_settings as settings on support_action.programme_id = settings.programme_id
    cross join run
    where
        support_action.provided_on <= run.as_of
        and date_diff('day', support_action.provided_on, run.as_of) < settings.support_window_days
    group by support_action.programme_id, support_action.org_id
),

offered as (
    select
        application.programme_id,
        application.org_id,
        count(*) as offers
    from application
    inner join commitment_network_settings as settings on application.programme_id = settings.programme_id
    cross join run
    where
        application.support_offered
        and application.received_on <= run.as_of
        and date_diff('day', application.received_on, run.as_of) < settings.support_window_days
    group by application.programme_id, application.org_id
),

grouped as (
    select
        members.programme_id,
        organisation_group.dimension,
        organisation_group.dimension_value,
        count(*) as members,
        sum(case when given.org_id is not null then 1 else 0 end) as members_supported,
        sum(coalesce(given.offers, 0) + coalesce(offered.offers, 0)) as offers,
        cast(sum(coalesce(given.hours, 0)) as double) as hours
    from members
    inner join organisation_group on members.org_id = organisation_group.org_id
    left join given on members.programme_id = given.programme_id and members.org_id = given.org_id
    left join offered on members.programme_id = offered.programme_id and members.org_id = offered.org_id
    where organisation_group.dimension in ('all', 'size_class', 'industry_section', 'climate_stage')
    group by members.programme_id, organisation_group.dimension, organisation_group.dimension_value
),

compared as (
    select
        grouped.*,
        grouped.hours / grouped.members as hours_per_member,
        whole.hours / whole.members as mean_hours_per_member,
        whole.offers as all_offers
    from grouped
    inner join grouped as whole on grouped.programme_id = whole.programme_id and whole.dimension = 'all'
)

select
    compared.programme_id, -- Programme.
    compared.dimension, -- all, size_class, industry_section or climate_stage.
    compared.dimension_value, -- The group; 'unknown' where nothing is known.
    cast(compared.members as bigint) as members, -- [count] Active members.
    cast(compared.members_supported as bigint) as members_supported, -- [count] Of them, given support in the window.
    cast(compared.offers as bigint) as offers, -- [count] Times that they were given or offered support.
    compared.hours, -- [h] Hours of support.
    compared.hours_per_member, -- [h] Hours per member of the group.
    compared.mean_hours_per_member, -- [h] Hours per member of the programme.
    case
        when compared.mean_hours_per_member > 0 then compared.hours_per_member / compared.mean_hours_per_member
    end as ratio_to_mean, -- Hours per member against the mean; empty where nobody was given any.
    compared.dimension <> 'all'
    and compared.dimension_value <> 'unknown'
    and compared.members >= settings.support_min_group as is_judged, -- Known, and large enough to be compared.
    cast(compared.all_offers as bigint) as all_offers -- [count] Offers in the whole programme.
from compared
inner join commitment_network_settings as settings on compared.programme_id = settings.programme_id
