-- metric: findings_open
-- unit: count
-- direction: down
-- indicative: no
-- fi: Havainnot tarkastelupäivänä.
-- sv: Anmärkningar på granskningsdagen.
-- en: Findings of the rules on the as-of date.
select
    programme.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    cast(count(fact_finding.finding_number) as double) as value
from programme
cross join run
left join fact_finding on programme.programme_id = fact_finding.programme_id
group by programme.programme_id, run.as_of
union all
select
    fact_finding.programme_id,
    cast(fact_finding.found_on as varchar) as period,
    'severity' as dimension,
    fact_finding.severity as dimension_value,
    cast(count(*) as double) as value
from fact_finding
group by fact_finding.programme_id, fact_finding.found_on, fact_finding.severity
union all
select
    fact_finding.programme_id,
    cast(fact_finding.found_on as varchar) as period,
    'rule' as dimension,
    fact_finding.rule as dimension_value,
    cast(count(*) as double) as value
from fact_finding
group by fact_finding.programme_id, fact_finding.found_on, fact_finding.rule
