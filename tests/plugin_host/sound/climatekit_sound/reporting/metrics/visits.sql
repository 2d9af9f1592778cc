-- metric: visits
-- unit: count
-- direction: up
-- fi: Käyntejä.
-- sv: Besök.
-- en: Visits.
select
    visitor.programme_id,
    run.as_of::varchar as period,
    'all' as dimension,
    'all' as dimension_value,
    sum(visitor.times) as value
from visitor
cross join run
group by all
