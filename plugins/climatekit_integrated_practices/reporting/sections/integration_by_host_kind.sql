-- One row per programme and kind of existing activity: the practices in it by how far they have come.
-- section: integration_by_host_kind
-- order: 300
-- chart: stacked_bar
-- category: kind
-- values: systematic, piloted, identified
-- sort: systematic desc, kind
-- fi: Integrointi olemassa olevaan toimintaan
-- sv: Integrering i befintlig verksamhet
-- en: Integration into existing activity
-- note_fi: Tunnistetaan kunnan tavat toimia, integroidaan toimintamallit niihin ja systematisoidaan tekeminen.
-- note_sv: Kommunens sätt att verka identifieras, verksamhetsmodellerna integreras i dem och arbetet görs systematiskt.
-- note_en: The municipality's ways of working are recognised, practices become a part of them, and doing becomes systematic.
-- column kind: Toiminta | Verksamhet | Activity
-- column identified: Tunnistettu | Identifierad | Identified
-- column piloted: Pilotoitu | Pilotförsökt | Piloted
-- column systematic: Systemaattinen | Systematisk | Systematic
-- value business_training: yrityskoulutus | företagsutbildning | business training
-- value communication: viestintä | kommunikation | communication
-- value business_network: yritysverkosto | företagsnätverk | business network
-- value advice: neuvonta | rådgivning | advice
-- value procurement: hankinnat | upphandling | procurement
-- value land_use: maankäyttö | markanvändning | land use
-- value other: muu | annat | other
-- value unknown: ei tiedossa | okänd | not known
select
    fact_integration.programme_id,
    fact_integration.host_kind as kind,
    count(*) filter (fact_integration.stage = 'identified') as identified, -- [count]
    count(*) filter (fact_integration.stage = 'piloted') as piloted, -- [count]
    count(*) filter (fact_integration.stage = 'systematic') as systematic -- [count]
from fact_integration
group by fact_integration.programme_id, fact_integration.host_kind
