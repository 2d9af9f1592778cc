-- One row per programme and theme: the open commitments, by how their reports stand.
-- section: follow_up_by_theme
-- order: 300
-- chart: stacked_bar
-- category: theme
-- values: ok, due, overdue, stale
-- sort: commitments desc
-- metrics: share_stale, share_overdue
-- fi: Sitoumusten seuranta teemoittain
-- sv: Uppföljningen av åtagandena efter tema
-- en: Follow-up of the commitments by theme
-- note_fi: Avoimet sitoumukset sen mukaan, onko niistä raportoitu ajallaan. Vanhentuneesta puuttuu raportti jo usealta raportointiväliltä.
-- note_sv: Öppna åtaganden enligt om de har rapporterats i tid. För de föråldrade saknas rapporter för flera rapporteringsintervall.
-- note_en: Open commitments by whether they were reported on in time. The stale ones have had no report for several intervals.
-- column theme: Teema | Tema | Theme
-- column ok: Ajan tasalla | Aktuell | Up to date
-- column due: Erääntymässä | Ska rapporteras | Due
-- column overdue: Myöhässä | Försenad | Overdue
-- column stale: Vanhentunut | Föråldrad | Stale
-- column commitments: Avoimia | Öppna | Open
-- value energy_efficiency: energiatehokkuus | energieffektivitet | energy efficiency
-- value renewable_energy: uusiutuva energia | förnybar energi | renewable energy
-- value mobility: liikkuminen | rörlighet | mobility
-- value logistics: kuljetukset | transporter | logistics
-- value procurement: hankinnat | upphandling | procurement
-- value waste_circular: jätteet ja kiertotalous | avfall och cirkulär ekonomi | waste and circular economy
-- value water: vesi | vatten | water
-- value food: ruoka | mat | food
-- value materials: materiaalit | material | materials
-- value staff_engagement: henkilöstö | personal | staff
-- value communication: viestintä | kommunikation | communication
-- value supply_chain: toimitusketju | leveranskedja | supply chain
-- value product_handprint: tuotteen kädenjälki | produktens handavtryck | product handprint
-- value sink: hiilinielut | kolsänkor | carbon sinks
-- value other: muu | annat | other
-- value unknown: ei tiedossa | okänd | not known
select
    fact_commitment.programme_id,
    fact_commitment.theme,
    count(*) filter (fact_commitment.follow_up = 'ok') as ok, -- [count]
    count(*) filter (fact_commitment.follow_up = 'due') as due, -- [count]
    count(*) filter (fact_commitment.follow_up = 'overdue') as overdue, -- [count]
    count(*) filter (fact_commitment.follow_up = 'stale') as stale, -- [count]
    count(*) as commitments -- [count]
from fact_commitment
where fact_commitment.is_open
group by fact_commitment.programme_id, fact_commitment.theme
