-- metric: protocol_target
-- unit: share
-- direction: none
-- headline: yes
-- order: 320
-- title_fi: Yhteinen vähennystavoite
-- title_sv: Gemensamt minskningsmål
-- title_en: Joint target
-- fi: Kuinka paljon yhteisten päästöjen piti vähentyä edellisvuodesta.
-- sv: Hur mycket de gemensamma utsläppen skulle minska från året innan.
-- en: By how much the joint emissions were to go down from the year before.
select
    fact.programme_id,
    cast(fact.year as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    fact.target as value
from fact_protocol_year as fact
where fact.target is not null
