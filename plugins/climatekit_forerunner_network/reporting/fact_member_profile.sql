-- One row per membership and year with a business profile, up to the as-of date. Figures are the member's own.
-- grain: membership_id, year
-- dated: period_start_on
with spans as (
    select
        profile.membership_id,
        profile.year,
        member.programme_id,
        member.org_id,
        cast(extract(year from member.valid_from) as bigint) <= profile.year
        and cast(extract(year from coalesce(member.valid_to, date '9999-12-31')) as bigint) >= profile.year
            as was_member
    from member_profile as profile
    inner join forerunner_network_member as member on profile.membership_id = member.membership_id
),

judged as (
    select
        spans.*,
        row_number() over (
            partition by spans.programme_id, spans.org_id, spans.year
            order by spans.was_member desc, spans.membership_id
        ) as number_in_year
    from spans
)

select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    coalesce(dim_organisation.organisation_key, 0) as organisation_key, -- Organisation as it was at the end of the year, as in dim_organisation.
    profile.membership_id, -- Membership.
    profile.year, -- [a] Year to which the figures belong.
    make_date(profile.year, 1, 1) as period_start_on, -- First day of the year.
    judged.programme_id, -- Programme.
    judged.org_id, -- Organisation.
    coalesce(profile.solution_area, 'unknown') as solution_area, -- The field in which it offers solutions.
    profile.turnover_eur, -- [EUR] Net turnover of the whole organisation.
    profile.export_share_pct, -- [%] Share of the turnover that is exported.
    profile.employees, -- [count] People employed.
    profile.rnd_eur, -- [EUR] Spending on research and development.
    profile.planned_investment_eur, -- [EUR] Investments decided on and still to be made.
    coalesce(latest.stands_for_org and latest.profile_year = profile.year, false) as is_latest, -- Latest profile of a present member, the one by which the organisation is counted.
    coalesce(latest.stands_for_org and latest.profile_year = profile.year and latest.is_active, false) as is_counted_today, -- Latest profile of an active member.
    judged.was_member and judged.number_in_year = 1 as is_counted_in_year, -- Was a member in that year; of an organisation with two memberships one row.
    greatest(cast(date_diff('day', make_date(profile.year, 12, 31), run.as_of) as bigint), 0) as age_days -- [d] Days since the end of the year.
from member_profile as profile
inner join judged on profile.membership_id = judged.membership_id and profile.year = judged.year
cross join run
left join forerunner_network_profile as latest on profile.membership_id = latest.membership_id
left join dim_programme on judged.programme_id = dim_programme.programme_id
left join dim_organisation
    on judged.org_id = dim_organisation.org_id
    and make_date(profile.year, 12, 31) >= coalesce(dim_organisation.valid_from, make_date(profile.year, 12, 31))
    and make_date(profile.year, 12, 31) <= coalesce(dim_organisation.valid_to, make_date(profile.year, 12, 31))
where profile.year <= cast(extract(year from run.as_of) as bigint)
