-- metric: ecoprofit_titles
-- unit: count
-- direction: up
-- headline: yes
-- order: 290
-- title_fi: Myönnetyt arvonimet
-- title_sv: Tilldelade titlar
-- title_en: Titles awarded
-- fi: Vuonna myönnetyt arvonimet: kaikki, ja ensimmäiset ja uusitut erikseen.
-- sv: Titlar som tilldelats under året: alla, samt de första och de förnyade var för sig.
-- en: Titles awarded in the year: all, and first ones and re-certifications apart.
with awarded as (
    select
        fact.programme_id,
        strftime(fact.awarded_on, '%Y') as period,
        case when fact.is_recertification then 'recertification' else 'first' end as kind
    from fact_ecoprofit_title as fact
)

select
    awarded.programme_id,
    awarded.period,
    'all' as dimension,
    'all' as dimension_value,
    count(*) as value
from awarded
group by awarded.programme_id, awarded.period
union all
select
    awarded.programme_id,
    awarded.period,
    'kind' as dimension,
    awarded.kind as dimension_value,
    count(*) as value
from awarded
group by awarded.programme_id, awarded.period, awarded.kind
