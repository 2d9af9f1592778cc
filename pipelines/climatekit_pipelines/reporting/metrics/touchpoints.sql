-- metric: touchpoints
-- unit: count
-- direction: up
-- indicative: no
-- fi: Yrityskontaktit vuodessa: tapaamiset, neuvonta, kampanjat, vierailut ja koulutukset.
-- sv: Kontakter med företag per år: möten, rådgivning, kampanjer, besök och utbildningar.
-- en: Contacts with companies in the year: meetings, advice, campaigns, visits and training.
with grouped as (
    select
        fact_touchpoint.programme_id,
        strftime(fact_touchpoint.happened_on, '%Y') as period,
        'all' as dimension,
        'all' as dimension_value
    from fact_touchpoint
    union all
    select
        fact_touchpoint.programme_id,
        strftime(fact_touchpoint.happened_on, '%Y') as period,
        'kind' as dimension,
        fact_touchpoint.kind as dimension_value
    from fact_touchpoint
    union all
    select
        fact_touchpoint.programme_id,
        strftime(fact_touchpoint.happened_on, '%Y') as period,
        'owner_unit' as dimension,
        fact_touchpoint.owner_unit as dimension_value
    from fact_touchpoint
    union all
    select
        fact_touchpoint.programme_id,
        strftime(fact_touchpoint.happened_on, '%Y') as period,
        'practice' as dimension,
        coalesce(fact_touchpoint.practice_id, 'unknown') as dimension_value
    from fact_touchpoint
)

select
    grouped.programme_id,
    grouped.period,
    grouped.dimension,
    grouped.dimension_value,
    cast(count(*) as double) as value
from grouped
group by grouped.programme_id, grouped.period, grouped.dimension, grouped.dimension_value
