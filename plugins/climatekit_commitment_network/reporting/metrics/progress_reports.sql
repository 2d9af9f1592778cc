-- metric: progress_reports
-- unit: count
-- direction: up
-- indicative: no
-- fi: Vuotta koskevat raportit, jotka on toimitettu tarkastelupäivään mennessä.
-- sv: Rapporter om året som har lämnats in till granskningsdagen.
-- en: Reports about the year that were handed in until the as-of date.
select
    fact_progress_report.programme_id,
    cast(fact_progress_report.period_year as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    cast(count(*) as double) as value
from fact_progress_report
group by fact_progress_report.programme_id, fact_progress_report.period_year
