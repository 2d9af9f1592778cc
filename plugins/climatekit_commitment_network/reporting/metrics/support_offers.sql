-- metric: support_offers
-- unit: count
-- direction: none
-- indicative: no
-- fi: Kerrat, joina jäsenille on annettu tai tarjottu tukea tarkastelujaksolla, ryhmittäin.
-- sv: Gånger som medlemmarna har fått eller erbjudits stöd under granskningsperioden, enligt grupp.
-- en: Times that members were given or offered support in the window, by group.
select
    support_by_group.programme_id,
    cast(run.as_of as varchar) as period,
    support_by_group.dimension,
    support_by_group.dimension_value,
    cast(support_by_group.offers as double) as value
from support_by_group
cross join run
