-- metric: persons_involved
-- unit: count
-- direction: none
-- indicative: yes
-- fi: Vuoden aikana koordinointiin osallistuneet henkilöt.
-- sv: Personer som deltagit i samordningen under året.
-- en: Persons involved in the coordination in the year.
-- caveat_fi: Suurin yhden jakson summa: sama henkilö voi olla mukana useassa kululajissa.
-- caveat_sv: Den största summan för en period: samma person kan finnas i flera kostnadsslag.
-- caveat_en: The largest sum of one period: one person may stand in several kinds of cost.
select
    used.programme_id,
    cast(used.year as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    cast(used.persons as double) as value
from forerunner_network_year as used
where used.persons is not null
