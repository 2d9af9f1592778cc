-- metric: cost_total
-- unit: EUR
-- direction: none
-- indicative: no
-- fi: Koordinoinnin kustannukset vuodessa.
-- sv: Koordineringens kostnader per år.
-- en: Cost of the coordination in the year.
with costs as (
    select
        fact_resource_use.programme_id,
        left(fact_resource_use.period, 4) as period,
        fact_resource_use.cost_category,
        fact_resource_use.fund_source,
        fact_resource_use.cost_eur
    from fact_resource_use
    where fact_resource_use.cost_eur is not null
)

select
    costs.programme_id,
    costs.period,
    'all' as dimension,
    'all' as dimension_value,
    cast(sum(costs.cost_eur) as double) as value
from costs
group by costs.programme_id, costs.period
union all
select
    costs.programme_id,
    costs.period,
    'cost_category' as dimension,
    costs.cost_category as dimension_value,
    cast(sum(costs.cost_eur) as double) as value
from costs
group by costs.programme_id, costs.period, costs.cost_category
union all
select
    costs.programme_id,
    costs.period,
    'fund_source' as dimension,
    costs.fund_source as dimension_value,
    cast(sum(costs.cost_eur) as double) as value
from costs
group by costs.programme_id, costs.period, costs.fund_source
