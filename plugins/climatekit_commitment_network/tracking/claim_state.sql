-- One row per climate claim published until the as-of date: whether it is still out, and which generic word is in it.
-- grain: claim_id
with claims as (
    select
        public_claim.*,
        coalesce(public_claim.withdrawn_on > run.as_of, true) as is_shown,
        ' ' || translate(lower(public_claim.claim_text), '.,;:!?"()/-–', '            ') || ' ' as plain_text
    from public_claim
    inner join commitment_network_settings as settings on public_claim.programme_id = settings.programme_id
    cross join run
    where public_claim.published_on <= run.as_of
),

worded as (
    select
        claims.claim_id,
        min(generic_wording.stem) as generic_word
    from claims
    cross join generic_wording
    where
        claims.plain_text like '% ' || generic_wording.stem || '%'
        and (not generic_wording.is_whole_word or claims.plain_text like '% ' || generic_wording.stem || ' %')
    group by claims.claim_id
)

select
    claims.claim_id, -- Claim.
    claims.programme_id, -- Programme.
    claims.org_id, -- Organisation that makes it; empty if the network itself does.
    claims.claim_text, -- The claim, word for word.
    claims.published_on, -- Day on which it was published.
    claims.is_shown, -- Still out on the as-of date.
    claims.about, -- whole_business, product or activity.
    coalesce(claims.is_future, false) as is_future, -- Promises something for the future.
    coalesce(claims.offsets_based, false) as offsets_based, -- Rests on carbon offsets.
    claims.plan_ref, -- Plan behind it.
    claims.verifier, -- Independent expert who verifies the plan.
    worded.generic_word -- A generic word in it, as listed; empty if there is none.
from claims
left join worded on claims.claim_id = worded.claim_id
