-- One row per membership and fee year: the fee by the schedule in force.
-- The schedule in force is the whole of the latest one that began by then. Of several rows that fit, the most particular
-- counts (tier, type of organisation, population, turnover, size class, flat); of two of one kind the cheaper one.
-- grain: membership_id, year
-- follow: fee_class, annual_fee_eur
with versions as (
    select
        class.membership_id,
        class.year,
        max(schedule.valid_from_year) as valid_from_year
    from forerunner_network_fee_class as class
    inner join fee_schedule as schedule
        on class.programme_id = schedule.programme_id and schedule.valid_from_year <= class.year
    group by class.membership_id, class.year
),

fitting as (
    select
        class.membership_id,
        class.year,
        schedule.valid_from_year,
        schedule.basis,
        schedule.class_value,
        schedule.annual_fee_eur,
        schedule.vat_pct,
        schedule.proration,
        schedule.due_days,
        case schedule.basis
            when 'tier' then 1
            when 'org_type' then 2
            when 'population' then 3
            when 'turnover' then 4
            when 'size_class' then 5
            else 6
        end as rank
    from forerunner_network_fee_class as class
    inner join versions on class.membership_id = versions.membership_id and class.year = versions.year
    inner join fee_schedule as schedule
        on class.programme_id = schedule.programme_id and versions.valid_from_year = schedule.valid_from_year
    where
        case schedule.basis
            when 'tier' then schedule.class_value = class.tier
            when 'org_type' then schedule.class_value = class.org_type
            when 'size_class' then schedule.class_value = class.size_class
            when 'population'
                then
                    class.population >= schedule.lower_bound
                    and (schedule.upper_bound is null or class.population < schedule.upper_bound)
            when 'turnover'
                then
                    class.turnover_eur >= schedule.lower_bound
                    and (schedule.upper_bound is null or class.turnover_eur < schedule.upper_bound)
            else true
        end
),

numbered as (
    select
        fitting.*,
        row_number() over (
            partition by fitting.membership_id, fitting.year
            order by fitting.rank, fitting.annual_fee_eur, fitting.class_value
        ) as number,
        count(*) over (partition by fitting.membership_id, fitting.year, fitting.rank) as rows_fitting
    from fitting
),

-- in half cents, so that a half can be rounded up without a binary fraction in between
priced as (
    select
        class.membership_id,
        class.year,
        class.programme_id,
        class.org_id,
        class.first_day,
        class.months,
        class.turnover_eur,
        class.population,
        versions.valid_from_year as schedule_year,
        numbered.basis,
        numbered.class_value,
        numbered.rows_fitting,
        numbered.annual_fee_eur,
        coalesce(numbered.proration, 'none') as proration,
        coalesce(numbered.vat_pct, settings.vat_pct) as vat_pct,
        numbered.due_days,
        case
            when class.months = 0 then 0
            when numbered.proration = 'monthly'
                then (cast(numbered.annual_fee_eur * 100 as bigint) * class.months * 2 + 12) // 24
            else cast(numbered.annual_fee_eur * 100 as bigint)
        end as fee_cents
    from forerunner_network_fee_class as class
    inner join forerunner_network_settings as settings on class.programme_id = settings.programme_id
    left join versions on class.membership_id = versions.membership_id and class.year = versions.year
    left join numbered
        on class.membership_id = numbered.membership_id and class.year = numbered.year and numbered.number = 1
)

select
    priced.membership_id, -- Membership.
    priced.year, -- [a] Fee year.
    priced.programme_id, -- Programme.
    priced.org_id, -- Organisation.
    priced.first_day, -- First day of membership in the year, or after it where it was no member.
    priced.months, -- [count] Months of the year with at least one day of membership.
    priced.turnover_eur, -- [EUR] Turnover by which the fee goes.
    priced.population, -- [count] Inhabitants by which the fee goes.
    priced.schedule_year, -- [a] First year of the schedule in force; empty if there is none.
    priced.basis, -- What decided on the class; empty if no row of the schedule fits.
    priced.class_value as fee_class, -- Class of the fee; empty if no row of the schedule fits.
    cast(coalesce(priced.rows_fitting, 0) as bigint) as rows_fitting, -- [count] Rows of that basis that fit; more than one is a mistake in the schedule.
    priced.annual_fee_eur, -- [EUR] Fee for a whole year, without value added tax.
    priced.proration, -- none: a part of a year costs a whole one; monthly: a twelfth for each month begun.
    cast(cast(priced.fee_cents as decimal(12, 0)) * 0.01 as decimal(12, 2)) as fee_due_eur, -- [EUR] Fee of the year without value added tax, half cents rounded up; empty if no row fits.
    priced.vat_pct, -- [%] Value added tax on it; empty if none is set.
    priced.due_days -- [d] Days from the invoice to its due date.
from priced
