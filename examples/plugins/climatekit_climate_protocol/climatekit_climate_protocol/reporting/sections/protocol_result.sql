-- One row per programme and year.
-- section: protocol_result
-- order: 310
-- chart: bar
-- category: year
-- values: reduction, target
-- sort: year
-- metrics: protocol_emissions_tco2e, protocol_reduction
-- fi: Yhteinen tulos ja tavoite
-- sv: Gemensamt resultat och mål
-- en: Joint result and target
-- note_fi: Vähennys lasketaan niistä, joiden suorat ja epäsuorat päästöt tunnetaan kummaltakin vuodelta.
-- note_sv: Minskningen räknas på dem vars direkta och indirekta utsläpp är kända för båda åren.
-- note_en: The reduction is that of those whose direct and indirect emissions are known of both years.
-- column year: Vuosi | År | Year
-- column asked: Jäseniä | Medlemmar | Members
-- column reported: Raportoineita | Rapporterat | Reported
-- column compared: Vertailussa | I jämförelsen | Compared
-- column direct: Suorat | Direkta | Direct
-- column indirect: Epäsuorat | Indirekta | Indirect
-- column reduction: Vähennys | Minskning | Reduction
-- column target: Tavoite | Mål | Target
select
    fact.programme_id,
    cast(fact.year as varchar) as year,
    fact.members_asked as asked, -- [count]
    fact.members_reported as reported, -- [count]
    fact.members_compared as compared, -- [count]
    fact.direct_tco2e as direct, -- [tCO2e]
    fact.indirect_tco2e as indirect, -- [tCO2e]
    fact.reduction, -- [share]
    fact.target -- [share]
from fact_protocol_year as fact
