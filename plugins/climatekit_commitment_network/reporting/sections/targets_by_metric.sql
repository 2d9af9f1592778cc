-- One row per programme and thing measured: the targets of open commitments by how far they have come.
-- section: targets_by_metric
-- order: 320
-- chart: stacked_bar
-- category: measured
-- values: achieved, on_track, behind, no_data
-- sort: targets desc
-- metrics: share_targets_on_track, share_targets_judged
-- fi: Tavoitteiden eteneminen
-- sv: Målens framsteg
-- en: Progress of the targets
-- note_fi: Eteneminen on laskettu suoraan viivaan lähtötasosta tavoitteeseen.
-- note_sv: Framsteget jämförs med en rät linje från utgångsnivån till målet.
-- note_en: Progress is measured against a straight line from the baseline to the target.
-- column measured: Mittari | Mätare | Measured
-- column achieved: Saavutettu | Nått | Achieved
-- column on_track: Aikataulussa | I fas | On track
-- column behind: Jäljessä | Efter | Behind
-- column no_data: Ei arvioitavissa | Kan inte bedömas | Can't be judged
-- column targets: Tavoitteita | Mål | Targets
-- value food_waste: ruokahävikki | matsvinn | food waste
-- value other: muu | annat | other
-- value fuel: polttoaineet | bränslen | fuel
-- value ghg_total: päästöt yhteensä | utsläpp totalt | emissions in total
-- value renewable_share: uusiutuvan osuus | andel förnybart | share of renewables
-- value ghg_s1: päästöt, scope 1 | utsläpp, scope 1 | emissions, scope 1
-- value ghg_s2_lb: scope 2, sijaintiperusteinen | scope 2, platsbaserat | scope 2 by location
-- value ghg_s2_mb: scope 2, hankintaperusteinen | scope 2, marknadsbaserat | scope 2 by market
-- value ghg_s1s2: päästöt, scope 1 ja 2 | utsläpp, scope 1 och 2 | emissions, scope 1 and 2
-- value ghg_s3: päästöt, scope 3 | utsläpp, scope 3 | emissions, scope 3
-- value energy: energia | energi | energy
-- value electricity: sähkö | el | electricity
-- value heat: lämpö | värme | heat
-- value flights: lennot | flygresor | flights
-- value waste: jäte | avfall | waste
-- value water: vesi | vatten | water
select
    fact_target_progress.programme_id,
    fact_target_progress.metric as measured,
    count(*) filter (fact_target_progress.progress = 'achieved') as achieved, -- [count]
    count(*) filter (fact_target_progress.progress = 'on_track') as on_track, -- [count]
    count(*) filter (fact_target_progress.progress = 'behind') as behind, -- [count]
    count(*) filter (fact_target_progress.progress = 'no_data') as no_data, -- [count]
    count(*) as targets -- [count]
from fact_target_progress
where fact_target_progress.is_open
group by fact_target_progress.programme_id, fact_target_progress.metric
