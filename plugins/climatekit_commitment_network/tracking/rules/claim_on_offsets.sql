-- rule: GW10
-- severity: warning
-- source: viherpesun riski kasvaa (erityisesti jos myönnetään vastuullisuutta kuvaavia merkkejä)
-- fi: Väittämä "{claim_text}" perustuu kompensaatioon, mikä on ihmisen arvioitava viherpesun riski: kerro päästöt ja kompensaatio erikseen tai poista väittämä.
-- sv: Påståendet "{claim_text}" bygger på kompensation, vilket är en risk för grönmålning som en människa får bedöma: berätta utsläppen och kompensationen var för sig eller ta bort påståendet.
-- en: The claim "{claim_text}" rests on offsets, a risk of greenwashing for a human to judge: tell emissions and offsets apart, or take the claim down.
select
    claim_state.programme_id,
    claim_state.org_id,
    'public_claim' as subject_table,
    claim_state.claim_id as subject_id,
    claim_state.claim_text
from claim_state
where claim_state.is_shown and claim_state.offsets_based
