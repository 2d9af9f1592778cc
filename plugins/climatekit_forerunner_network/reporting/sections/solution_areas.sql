-- One row per programme and field of solutions: the active members in it.
-- section: solution_areas
-- order: 310
-- chart: bar
-- category: area
-- values: members
-- sort: members desc
-- metrics: members_by_solution_area
-- fi: Ratkaisualat
-- sv: Lösningsområden
-- en: Fields of solutions
-- column area: Ala | Område | Field
-- column members: Jäseniä | Medlemmar | Members
-- value energy: energia | energi | energy
-- value bio: biotalous | bioekonomi | bioeconomy
-- value resource_efficiency: resurssitehokkuus | resurseffektivitet | resource efficiency
-- value water: vesi | vatten | water
-- value circular: kiertotalous | cirkulär ekonomi | circular economy
-- value smart_grid: älyverkot | smarta nät | smart grid
-- value storage: varastointi | lagring | storage
-- value mobility: liikkuminen | rörlighet | mobility
-- value other: muu | annat | other
-- value unknown: ei tiedossa | okänd | not known
select
    metric_value.programme_id,
    metric_value.dimension_value as area,
    cast(metric_value.value as bigint) as members -- [count]
from metric_value
where metric_value.metric = 'members_by_solution_area' and metric_value.dimension = 'solution_area'
