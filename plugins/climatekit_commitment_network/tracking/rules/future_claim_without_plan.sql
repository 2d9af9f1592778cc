-- rule: GW09
-- severity: warning
-- source: viherpesun riski kasvaa (erityisesti jos myönnetään vastuullisuutta kuvaavia merkkejä)
-- fi: Väittämä "{claim_text}" lupaa tulevaa ilman julkista suunnitelmaa tai riippumatonta todentajaa, mikä on ihmisen arvioitava viherpesun riski: lisää suunnitelma ja todentaja tai poista väittämä.
-- sv: Påståendet "{claim_text}" lovar något för framtiden utan en offentlig plan eller en oberoende granskare, vilket är en risk för grönmålning som en människa får bedöma: lägg till planen och granskaren eller ta bort påståendet.
-- en: The claim "{claim_text}" promises something for the future without a public plan or an independent verifier, a risk of greenwashing for a human to judge: add both, or take the claim down.
select
    claim_state.programme_id,
    claim_state.org_id,
    'public_claim' as subject_table,
    claim_state.claim_id as subject_id,
    claim_state.claim_text
from claim_state
where claim_state.is_shown and claim_state.is_future and (claim_state.plan_ref is null or claim_state.verifier is null)
