-- metric: support_hours_per_member
-- unit: h
-- direction: none
-- indicative: no
-- fi: Tuen tunnit aktiivista jäsentä kohti tarkastelujaksolla, ryhmittäin.
-- sv: Timmar stöd per aktiv medlem under granskningsperioden, enligt grupp.
-- en: Hours of support per active member in the window, by group.
select
    support_by_group.programme_id,
    cast(run.as_of as varchar) as period,
    support_by_group.dimension,
    support_by_group.dimension_value,
    support_by_group.hours_per_member as value
from support_by_group
cross join run
