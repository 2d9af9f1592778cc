-- metric: practices_cost
-- unit: EUR
-- direction: none
-- indicative: yes
-- fi: Käynnissä olevien toimintamallien kirjatut kustannukset vuodessa, ilman henkilöstöä.
-- sv: Kostnader per år som antecknats för de pågående verksamhetsmodellerna, utan personal.
-- en: Cost a year recorded for the running practices, staff left out.
-- caveat_fi: Alaraja: käytöt, joille kustannusta ei ole kirjattu, puuttuvat. Älä laske yhteen luvun cost_total kanssa: ne kuvaavat samaa rahaa.
-- caveat_sv: En nedre gräns: användningar utan antecknad kostnad saknas. Summera inte med cost_total: de beskriver samma pengar.
-- caveat_en: A lower bound: uses without a recorded cost are missing. Don't add it to cost_total: both describe the same money.
with recorded as (
    select
        selected_practices_use.programme_id,
        selected_practices_use.category,
        coalesce(selected_practices_use.owner_unit, 'unknown') as owner_unit,
        selected_practices_use.cost_eur as amount
    from selected_practices_use
    where selected_practices_use.state = 'running' and selected_practices_use.cost_eur is not null
),

grouped as (
    select recorded.programme_id, 'all' as dimension, 'all' as dimension_value, recorded.amount
    from recorded
    union all
    select recorded.programme_id, 'category' as dimension, recorded.category as dimension_value, recorded.amount
    from recorded
    union all
    select recorded.programme_id, 'owner_unit' as dimension, recorded.owner_unit as dimension_value, recorded.amount
    from recorded
)

select
    grouped.programme_id,
    cast(run.as_of as varchar) as period,
    grouped.dimension,
    grouped.dimension_value,
    cast(sum(grouped.amount) as double) as value
from grouped
cross join run
group by grouped.programme_id, run.as_of, grouped.dimension, grouped.dimension_value
