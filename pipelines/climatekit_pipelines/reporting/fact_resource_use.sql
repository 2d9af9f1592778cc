-- One row per programme, period, kind of cost and source of funds.
-- grain: programme_id, period, cost_category, fund_source
-- dated: period_start_on
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    resource_use.programme_id, -- Programme.
    resource_use.period, -- Year or month.
    cast(rpad(resource_use.period, 10, '-01-01') as date) as period_start_on, -- First day of the period.
    cast(left(resource_use.period, 4) as bigint) as year, -- [a] Year of the period.
    resource_use.cost_category, -- Kind of cost.
    resource_use.fund_source, -- Who paid.
    resource_use.htv, -- [htv] Person-years used.
    coalesce(resource_use.htv_method, 'unknown') as htv_method, -- How the person-years were counted.
    cast(resource_use.persons as bigint) as persons, -- [count] People among whom the person-years were shared.
    resource_use.cost_eur -- [EUR] Cost without value added tax.
from resource_use
left join dim_programme on resource_use.programme_id = dim_programme.programme_id
