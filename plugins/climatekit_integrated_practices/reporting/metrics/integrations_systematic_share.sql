-- metric: integrations_systematic_share
-- unit: share
-- order: 42
-- title_fi: Systemaattisia
-- title_sv: Systematiska
-- title_en: Systematic
-- direction: up
-- headline: yes
-- indicative: no
-- fi: Osuus integroinneista, jotka ovat tarkastelupäivänä systemaattisia: sellaisiksi merkittyjä, riittävän usein ja ajallaan tehtyjä.
-- sv: Andel av integreringarna som är systematiska på granskningsdagen: angivna så, gjorda tillräckligt ofta och i tid.
-- en: Share of the integrations that are systematic on the as-of date: marked so, done often enough and in time.
select
    integrated_practices_integration.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    round(
        cast(sum(case when integrated_practices_integration.stage = 'systematic' then 1 else 0 end) as double) / count(*),
        4
    ) as value
from integrated_practices_integration
inner join integrated_practices_programme
    on integrated_practices_integration.programme_id = integrated_practices_programme.programme_id
cross join run
group by integrated_practices_integration.programme_id, run.as_of
