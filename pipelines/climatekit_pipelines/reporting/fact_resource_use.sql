-- One row per programme, period, kind of cost and source of funds.
-- grain: programme_id, period, cost_category, fund_source
select
    resource_use.programme_id, -- Programme.
    resource_use.period, -- Year or month.
    cast(left(resource_use.period, 4) as bigint) as year, -- Year of the period.
    resource_use.cost_category, -- Kind of cost.
    resource_use.fund_source, -- Who paid.
    resource_use.htv, -- [htv] Person-years used.
    coalesce(resource_use.htv_method, 'unknown') as htv_method, -- How the person-years were counted.
    cast(resource_use.persons as bigint) as persons, -- [count] People among whom the person-years were shared.
    resource_use.cost_eur -- [EUR] Cost without value added tax.
from resource_use
