-- metric: practices_htv
-- unit: htv
-- direction: none
-- indicative: yes
-- fi: Käynnissä olevien toimintamallien kirjatut henkilötyövuodet vuodessa.
-- sv: Årsverken per år som antecknats för de pågående verksamhetsmodellerna.
-- en: Person-years a year recorded for the running practices.
-- caveat_fi: Alaraja: käytöt, joille työtä ei ole kirjattu, puuttuvat. Älä laske yhteen luvun htv_used kanssa: ne kuvaavat samaa työtä.
-- caveat_sv: En nedre gräns: användningar utan antecknat arbete saknas. Summera inte med htv_used: de beskriver samma arbete.
-- caveat_en: A lower bound: uses without recorded work are missing. Don't add it to htv_used: both describe the same work.
with recorded as (
    select
        selected_practices_use.programme_id,
        selected_practices_use.category,
        coalesce(selected_practices_use.owner_unit, 'unknown') as owner_unit,
        selected_practices_use.htv as amount
    from selected_practices_use
    where selected_practices_use.state = 'running' and selected_practices_use.htv is not null
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
