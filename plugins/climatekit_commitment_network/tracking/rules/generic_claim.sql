-- rule: GW11
-- severity: warning
-- source: viherpesun riski kasvaa (erityisesti jos myönnetään vastuullisuutta kuvaavia merkkejä)
-- fi: Väittämässä "{claim_text}" on yleissana "{generic_word}", mikä on ihmisen arvioitava viherpesun riski: kerro, mitä on tehty ja kuinka paljon.
-- sv: Påståendet "{claim_text}" innehåller det allmänna ordet "{generic_word}", vilket är en risk för grönmålning som en människa får bedöma: berätta vad som har gjorts och hur mycket.
-- en: The claim "{claim_text}" holds the generic word "{generic_word}", a risk of greenwashing for a human to judge: tell what was done, and how much.
select
    claim_state.programme_id,
    claim_state.org_id,
    'public_claim' as subject_table,
    claim_state.claim_id as subject_id,
    claim_state.claim_text,
    claim_state.generic_word
from claim_state
where claim_state.is_shown and claim_state.generic_word is not null
