-- metric: business_export_share
-- unit: share
-- direction: up
-- indicative: yes
-- fi: Viennin osuus jäsenten liikevaihdosta, liikevaihdolla painotettuna (vuosittain, ja tarkastelupäivänä viimeisimmän tiedon mukaan).
-- sv: Exportens andel av medlemmarnas omsättning, vägd med omsättningen (per år, och på granskningsdagen enligt den senaste uppgiften).
-- en: Share of exports in the members' turnover, weighted by turnover (by year, and on the as-of date by the latest profile).
-- caveat_fi: Jäsenten omia lukuja; mukana ovat vain ne, jotka ovat kertoneet sekä liikevaihdon että viennin osuuden.
-- caveat_sv: Medlemmarnas egna uppgifter; bara de som uppgett både omsättning och exportandel är med.
-- caveat_en: The members' own figures; only those that gave both turnover and export share are in it.
with counted as (
    select
        fact_member_profile.programme_id,
        cast(fact_member_profile.year as varchar) as period,
        cast(fact_member_profile.turnover_eur as double) as turnover_eur,
        fact_member_profile.export_share_pct
    from fact_member_profile
    where fact_member_profile.is_counted_in_year
    union all
    select
        fact_member_profile.programme_id,
        cast(run.as_of as varchar),
        cast(fact_member_profile.turnover_eur as double),
        fact_member_profile.export_share_pct
    from fact_member_profile
    cross join run
    where fact_member_profile.is_counted_today
)

select
    counted.programme_id,
    counted.period,
    'all' as dimension,
    'all' as dimension_value,
    sum(counted.turnover_eur * counted.export_share_pct / 100) / sum(counted.turnover_eur) as value
from counted
where counted.turnover_eur is not null and counted.export_share_pct is not null
group by counted.programme_id, counted.period
having sum(counted.turnover_eur) > 0
