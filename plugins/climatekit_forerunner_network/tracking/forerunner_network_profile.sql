-- One row per member of a forerunner network on the as-of date, with its latest business profile, if it has any.
-- An organisation with two memberships at once is counted by its latest profile, once.
-- grain: membership_id
with numbered as (
    select
        profile.membership_id,
        profile.year,
        row_number() over (partition by profile.membership_id order by profile.year desc) as number
    from member_profile as profile
    cross join run
    where profile.year <= cast(extract(year from run.as_of) as bigint)
),

-- the field changes seldom: a profile that leaves it out does not take it back
fields as (
    select
        profile.membership_id,
        profile.solution_area,
        row_number() over (partition by profile.membership_id order by profile.year desc) as number
    from member_profile as profile
    cross join run
    where profile.year <= cast(extract(year from run.as_of) as bigint) and profile.solution_area is not null
),

latest as (
    select
        member.membership_id,
        member.programme_id,
        member.org_id,
        member.status,
        member.is_active,
        numbered.year,
        fields.solution_area,
        row_number() over (
            partition by member.programme_id, member.org_id
            order by numbered.year desc nulls last, member.is_active desc, member.membership_id
        ) as number_of_org
    from forerunner_network_member as member
    left join numbered on member.membership_id = numbered.membership_id and numbered.number = 1
    left join fields on member.membership_id = fields.membership_id and fields.number = 1
    where member.is_member
)

select
    latest.membership_id, -- Membership.
    latest.programme_id, -- Programme.
    latest.org_id, -- Organisation.
    latest.is_active, -- Counted as active on the as-of date.
    latest.number_of_org = 1 as stands_for_org, -- The row by which the organisation is counted.
    coalesce(profile.org_type in ('company', 'sole_trader', 'farm', 'other', 'unknown'), true) as is_business, -- Has a business to tell of: no municipality, university or association.
    latest.year as profile_year, -- [a] Year of its latest profile; empty if it has none.
    case
        when latest.year is not null
            then greatest(cast(date_diff('day', make_date(latest.year, 12, 31), run.as_of) as bigint), 0)
    end as age_days, -- [d] Days since the end of that year.
    coalesce(latest.solution_area, 'unknown') as solution_area -- The field of the last profile that names one.
from latest
cross join run
left join organisation_profile as profile on latest.org_id = profile.org_id
