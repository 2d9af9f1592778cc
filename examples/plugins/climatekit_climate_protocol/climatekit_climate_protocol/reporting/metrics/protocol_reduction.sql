-- metric: protocol_reduction
-- unit: share
-- direction: up
-- headline: yes
-- order: 310
-- title_fi: Yhteinen vähennys
-- title_sv: Gemensam minskning
-- title_en: Joint reduction
-- fi: Kuinka paljon päästöt vähenivät edellisvuodesta niillä, joiden suorat ja epäsuorat päästöt tunnetaan molemmilta vuosilta.
-- sv: Hur mycket utsläppen minskade från året innan för dem vars direkta och indirekta utsläpp är kända för båda åren.
-- en: By how much the emissions went down from the year before, of those whose direct and indirect emissions are known of both years.
select
    fact.programme_id,
    cast(fact.year as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    fact.reduction as value
from fact_protocol_year as fact
where fact.reduction is not null
