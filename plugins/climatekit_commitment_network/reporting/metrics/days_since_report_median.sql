-- metric: days_since_report_median
-- unit: d
-- direction: down
-- indicative: no
-- fi: Avoimien sitoumusten viimeisestä raportista (tai lupauksesta) kuluneiden päivien mediaani.
-- sv: Median av antalet dagar sedan den senaste rapporten (eller löftet) för de öppna åtagandena.
-- en: Median of the days since the last report (else the promise) of the open commitments.
select
    fact_commitment.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    cast(median(fact_commitment.days_since_report) as double) as value
from fact_commitment
cross join run
where fact_commitment.is_open
group by fact_commitment.programme_id, run.as_of
