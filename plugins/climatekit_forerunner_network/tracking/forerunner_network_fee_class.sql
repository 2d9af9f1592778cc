-- One row per membership and fee year: what decides on the fee (class, turnover, population) and how long it was a member.
-- The years go from the first one that the programme invoiced (or the year of the as-of date) to that of the as-of date;
-- a year that was invoiced is there even if it should not have been.
-- grain: membership_id, year
with invoiced as (
    select distinct
        invoice.programme_id,
        invoice.membership_id,
        invoice.year
    from forerunner_network_invoice as invoice
    where not invoice.is_credit_note
),

first_years as (
    select
        settings.programme_id,
        coalesce(min(invoiced.year), max(cast(extract(year from run.as_of) as bigint))) as first_year,
        max(cast(extract(year from run.as_of) as bigint)) as last_year
    from forerunner_network_settings as settings
    cross join run
    left join invoiced on settings.programme_id = invoiced.programme_id
    group by settings.programme_id
),

-- The series stands alone so that other engines can read it.
series as (
    select
        first_years.programme_id,
        unnest(generate_series(first_years.first_year, first_years.last_year)) as year
    from first_years
),

-- an applicant owes nothing yet
years as (
    select
        member.membership_id,
        series.year
    from forerunner_network_member as member
    inner join series on member.programme_id = series.programme_id
    where
        member.status not in ('upcoming', 'applicant')
        and cast(extract(year from member.valid_from) as bigint) <= series.year
        and cast(extract(year from coalesce(member.valid_to, date '9999-12-31')) as bigint) >= series.year
    union
    select
        invoiced.membership_id,
        invoiced.year
    from invoiced
),

-- the latest figures that are old enough come first; a newcomer has none, so its first ones stand in
turnovers as (
    select
        years.membership_id,
        years.year,
        profile.turnover_eur,
        row_number() over (
            partition by years.membership_id, years.year
            order by
                case when profile.year <= years.year - settings.class_year_lag then 0 else 1 end,
                abs(years.year - settings.class_year_lag - profile.year)
        ) as number
    from years
    inner join forerunner_network_member as member on years.membership_id = member.membership_id
    inner join forerunner_network_settings as settings on member.programme_id = settings.programme_id
    inner join member_profile as profile on years.membership_id = profile.membership_id
    where profile.turnover_eur is not null and profile.year <= years.year
),

populations as (
    select
        years.membership_id,
        years.year,
        profile.population,
        row_number() over (
            partition by years.membership_id, years.year
            order by
                case when profile.year <= years.year - settings.class_year_lag then 0 else 1 end,
                abs(years.year - settings.class_year_lag - profile.year)
        ) as number
    from years
    inner join forerunner_network_member as member on years.membership_id = member.membership_id
    inner join forerunner_network_settings as settings on member.programme_id = settings.programme_id
    inner join member_profile as profile on years.membership_id = profile.membership_id
    where profile.population is not null and profile.year <= years.year
),

spans as (
    select
        years.membership_id,
        years.year,
        member.programme_id,
        member.org_id,
        member.tier,
        greatest(member.valid_from, make_date(years.year, 1, 1)) as first_day,
        least(coalesce(member.valid_to, date '9999-12-31'), make_date(years.year, 12, 31)) as last_day
    from years
    inner join forerunner_network_member as member on years.membership_id = member.membership_id
)

select
    spans.membership_id, -- Membership.
    spans.year, -- [a] Fee year.
    spans.programme_id, -- Programme.
    spans.org_id, -- Organisation.
    spans.first_day, -- First day of membership in the year, or after it where it was no member.
    case
        when spans.last_day < spans.first_day then 0
        else
            cast(extract(month from spans.last_day) as bigint) - cast(extract(month from spans.first_day) as bigint) + 1
    end as months, -- [count] Months of the year with at least one day of membership.
    spans.tier, -- Class of membership.
    profile.org_type, -- Kind of organisation.
    profile.size_class, -- Size class.
    coalesce(turnovers.turnover_eur, organisation.turnover_eur) as turnover_eur, -- [EUR] Turnover by which the fee goes; from the register of organisations where no profile tells it.
    populations.population -- [count] Inhabitants by which the fee goes.
from spans
left join organisation_profile as profile on spans.org_id = profile.org_id
left join organisation on spans.org_id = organisation.org_id
left join turnovers
    on spans.membership_id = turnovers.membership_id and spans.year = turnovers.year and turnovers.number = 1
left join populations
    on spans.membership_id = populations.membership_id and spans.year = populations.year and populations.number = 1
