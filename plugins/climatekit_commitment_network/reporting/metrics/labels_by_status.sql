-- metric: labels_by_status
-- unit: count
-- direction: none
-- indicative: no
-- fi: Myönnetyt merkit tilan mukaan tarkastelupäivänä.
-- sv: De beviljade märkena enligt status på granskningsdagen.
-- en: Labels granted, by status on the as-of date.
with grouped as (
    select fact_label_grant.programme_id, 'all' as dimension, 'all' as dimension_value from fact_label_grant
    union all
    select fact_label_grant.programme_id, 'status', fact_label_grant.status from fact_label_grant
    union all
    select fact_label_grant.programme_id, 'legal_basis', fact_label_grant.legal_basis
    from fact_label_grant
    where fact_label_grant.is_in_use
)

select
    grouped.programme_id,
    cast(run.as_of as varchar) as period,
    grouped.dimension,
    grouped.dimension_value,
    cast(count(*) as double) as value
from grouped
cross join run
group by all
