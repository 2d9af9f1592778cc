-- metric: protocol_emissions_tco2e
-- unit: tCO2e
-- direction: down
-- headline: yes
-- order: 300
-- title_fi: Raportoidut päästöt
-- title_sv: Rapporterade utsläpp
-- title_en: Reported emissions
-- indicative: yes
-- caveat_fi: Summaa muuttavat myös liittyneet, eronneet ja myöhästyneet; vertailukelpoinen luku on yhteinen vähennys.
-- caveat_sv: Summan ändras också av dem som går med, går ur eller är sena; den gemensamma minskningen är jämförbar.
-- caveat_en: Whoever joins, leaves or is late changes the sum, too; the joint reduction can be compared.
-- fi: Vuodelta raportoidut päästöt: kaikki, ja suorat ja epäsuorat erikseen.
-- sv: Utsläpp som rapporterats för året: alla, samt direkta och indirekta var för sig.
-- en: Emissions reported for the year: all, and direct and indirect ones apart.
select
    fact.programme_id,
    cast(fact.year as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    fact.direct_tco2e + coalesce(fact.indirect_tco2e, 0) as value
from fact_protocol_year as fact
where fact.direct_tco2e is not null
union all
select
    fact.programme_id,
    cast(fact.year as varchar) as period,
    'scope' as dimension,
    'direct' as dimension_value,
    fact.direct_tco2e as value
from fact_protocol_year as fact
where fact.direct_tco2e is not null
union all
select
    fact.programme_id,
    cast(fact.year as varchar) as period,
    'scope' as dimension,
    'indirect' as dimension_value,
    fact.indirect_tco2e as value
from fact_protocol_year as fact
where fact.indirect_tco2e is not null
