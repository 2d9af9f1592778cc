-- metric: htv_used
-- unit: htv
-- order: 90
-- title_fi: Henkilötyövuosia
-- title_sv: Årsverken
-- title_en: Person-years
-- direction: none
-- headline: yes
-- indicative: yes
-- fi: Koordinointiin käytetyt henkilötyövuodet vuodessa.
-- sv: Årsverken som använts för koordineringen per år.
-- en: Person-years used for coordination in the year.
-- caveat_fi: Laskutavat (365 päivää, 260 päivää, tunnit, arvio) eivät ole suoraan vertailukelpoisia.
-- caveat_sv: Beräkningssätten (365 dagar, 260 dagar, timmar, uppskattning) är inte direkt jämförbara.
-- caveat_en: The ways of counting (365 days, 260 days, hours, estimate) are not directly comparable.
with used as (
    select
        fact_resource_use.programme_id,
        left(fact_resource_use.period, 4) as period,
        fact_resource_use.htv_method,
        fact_resource_use.htv
    from fact_resource_use
    where fact_resource_use.htv is not null
)

select
    used.programme_id,
    used.period,
    'all' as dimension,
    'all' as dimension_value,
    cast(sum(used.htv) as double) as value
from used
group by used.programme_id, used.period
union all
select
    used.programme_id,
    used.period,
    'htv_method' as dimension,
    used.htv_method as dimension_value,
    cast(sum(used.htv) as double) as value
from used
group by used.programme_id, used.period, used.htv_method
