-- rule: GW12
-- severity: warning
-- source: viherpesun riski kasvaa (erityisesti jos myönnetään vastuullisuutta kuvaavia merkkejä)
-- fi: Väittämä "{claim_text}" puhuu koko toiminnasta, mutta jäsenen "{org_name}" yksikään tavoite ei kata sen kaikkia omia päästöjä, mikä on ihmisen arvioitava viherpesun riski: rajaa väittämä siihen, mitä mitataan.
-- sv: Påståendet "{claim_text}" talar om hela verksamheten men inget mål för medlemmen "{org_name}" täcker alla dess egna utsläpp, vilket är en risk för grönmålning som en människa får bedöma: begränsa påståendet till det som mäts.
-- en: The claim "{claim_text}" speaks of the whole business but no target of the member "{org_name}" covers all its own emissions, a risk of greenwashing for a human to judge: limit the claim to what is measured.
with whole as (
    -- 95 per cent is what initiatives for science-based targets ask of scopes 1 and 2; a guess for small networks
    select distinct target_plan.programme_id, target_plan.org_id
    from target_plan
    inner join target on target_plan.target_id = target.target_id
    inner join commitment_state on target_plan.commitment_id = commitment_state.commitment_id
    where
        commitment_state.is_open
        and target_plan.metric in ('ghg_total', 'ghg_s1s2')
        and target.scope_coverage_pct >= 95
)

select
    claim_state.programme_id,
    claim_state.org_id,
    'public_claim' as subject_table,
    claim_state.claim_id as subject_id,
    claim_state.claim_text,
    coalesce(organisation.name, claim_state.org_id) as org_name
from claim_state
left join whole on claim_state.programme_id = whole.programme_id and claim_state.org_id = whole.org_id
left join organisation on claim_state.org_id = organisation.org_id
where
    claim_state.is_shown
    and claim_state.about = 'whole_business'
    and claim_state.org_id is not null
    and whole.org_id is null
