-- metric: share_rejected_with_alternative
-- unit: share
-- direction: up
-- indicative: no
-- fi: Osuus hylätyistä hakijoista, joille on tarjottu jotain muuta.
-- sv: Andel av de avvisade sökandena som har erbjudits något annat.
-- en: Share of the rejected applicants that were offered something else.
select
    fact_application.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    avg(cast(case when fact_application.alternative_offered is not null then 1 else 0 end as double)) as value
from fact_application
cross join run
where fact_application.state = 'rejected'
group by fact_application.programme_id, run.as_of
