-- One row per programme and year with costs, person-years or fees: what it took and what the fees brought in.
-- grain: programme_id, year
with periods as (
    select
        resource_use.programme_id,
        cast(left(resource_use.period, 4) as bigint) as year,
        resource_use.period,
        sum(resource_use.cost_eur) as cost_eur,
        sum(resource_use.htv) as htv,
        sum(resource_use.persons) as persons,
        max(case when resource_use.htv is not null and resource_use.htv_method is null then 1 else 0 end) as unmethodical
    from resource_use
    inner join forerunner_network_settings as settings on resource_use.programme_id = settings.programme_id
    group by resource_use.programme_id, cast(left(resource_use.period, 4) as bigint), resource_use.period
),

-- a person may stand in several rows of a period and in every month, but nobody is left out of the largest sum
used as (
    select
        periods.programme_id,
        periods.year,
        sum(periods.cost_eur) as cost_eur,
        sum(periods.htv) as htv,
        max(periods.persons) as persons,
        max(periods.unmethodical) as unmethodical
    from periods
    group by periods.programme_id, periods.year
),

fees as (
    select
        account.programme_id,
        account.year,
        sum(account.fee_due_eur) as due_eur,
        sum(account.invoiced_net_eur) as invoiced_net_eur,
        sum(account.paid_eur) as paid_eur
    from forerunner_network_account as account
    group by account.programme_id, account.year
),

years as (
    select used.programme_id, used.year
    from used
    union
    select fees.programme_id, fees.year
    from fees
)

select
    years.programme_id, -- Programme.
    years.year, -- [a] Year.
    cast(used.cost_eur as decimal(14, 2)) as cost_eur, -- [EUR] Cost of coordination; empty if none is on record.
    cast(used.htv as decimal(9, 3)) as htv, -- [htv] Person-years; empty if none are on record.
    cast(used.persons as bigint) as persons, -- [count] Persons involved: the largest sum of one period; some may be counted twice.
    coalesce(used.unmethodical = 1, false) as lacks_htv_method, -- Some person-years do not say how they were counted.
    cast(fees.due_eur as decimal(14, 2)) as fees_due_eur, -- [EUR] Fees by the schedule, net.
    cast(coalesce(fees.invoiced_net_eur, 0) as decimal(14, 2)) as fees_invoiced_eur, -- [EUR] Fees invoiced less credit notes, net.
    cast(coalesce(fees.paid_eur, 0) as decimal(14, 2)) as fees_paid_eur -- [EUR] Paid by the as-of date, value added tax included.
from years
left join used on years.programme_id = used.programme_id and years.year = used.year
left join fees on years.programme_id = fees.programme_id and years.year = fees.year
