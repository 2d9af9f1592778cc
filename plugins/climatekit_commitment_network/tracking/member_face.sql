-- One row per membership that has begun: what it has promised by the as-of date, and what of it is shown to the public.
-- grain: membership_id
with promised as (
    select
        commitment_state.membership_id,
        sum(case when commitment_state.is_open then 1 else 0 end) as open_commitments,
        sum(case when commitment_state.is_open and commitment_state.kind = 'quantified' then 1 else 0 end)
            as open_quantified,
        sum(case when commitment_state.follow_up = 'stale' then 1 else 0 end) as stale_commitments,
        sum(case when commitment_state.is_past_end then 1 else 0 end) as ended_commitments,
        sum(case when commitment_state.status = 'active' and commitment.is_public then 1 else 0 end)
            as public_commitments,
        min(commitment_state.made_on) as first_made_on,
        -- the last day on which it had something other than a promise to learn
        max(
            case
                when commitment_state.kind <> 'learning' and commitment_state.status = 'active' then run.as_of
                when commitment_state.kind <> 'learning'
                    then least(coalesce(commitment_state.valid_to, run.as_of), run.as_of)
            end
        ) as last_substance_on
    from commitment_state
    inner join commitment on commitment_state.commitment_id = commitment.commitment_id
    cross join run
    where commitment_state.state <> 'not_yet'
    group by commitment_state.membership_id
),

labelled as (
    select
        label_grant_state.membership_id,
        count(*) as labels_in_use
    from label_grant_state
    where label_grant_state.is_in_use
    group by label_grant_state.membership_id
),

claimed as (
    select
        claim_state.programme_id,
        claim_state.org_id,
        count(*) as claims_shown
    from claim_state
    where claim_state.is_shown and claim_state.org_id is not null
    group by claim_state.programme_id, claim_state.org_id
)

select
    member.membership_id, -- Membership.
    member.programme_id, -- Programme.
    member.org_id, -- Organisation.
    member.status, -- How the membership stands on the as-of date.
    member.is_in_register, -- In the register on the as-of date.
    member.is_exempt, -- A support member that needs no commitments of its own.
    member.terms_version, -- Version of the criteria that it is held to.
    cast(coalesce(promised.open_commitments, 0) as bigint) as open_commitments, -- [count] Open commitments.
    cast(coalesce(promised.open_quantified, 0) as bigint) as open_quantified, -- [count] Of them, goals in numbers.
    cast(coalesce(promised.stale_commitments, 0) as bigint) as stale_commitments, -- [count] Of them, stale.
    cast(coalesce(promised.ended_commitments, 0) as bigint) as ended_commitments, -- [count] Of them, past their end.
    case
        when promised.open_commitments > 0 then coalesce(promised.last_substance_on, promised.first_made_on)
    end as learning_only_since, -- Since then it has had nothing but promises to learn; the as-of date if it has more.
    cast(
        coalesce(promised.public_commitments, 0) as bigint
    ) as public_commitments, -- [count] Commitments shown to the public as active.
    cast(coalesce(labelled.labels_in_use, 0) as bigint) as labels_in_use, -- [count] Labels that it may show.
    cast(coalesce(claimed.claims_shown, 0) as bigint) as claims_shown, -- [count] Claims of the organisation still out.
    coalesce(promised.public_commitments, 0) > 0
    or coalesce(labelled.labels_in_use, 0) > 0
    or coalesce(claimed.claims_shown, 0) > 0 as is_shown -- Something of it is shown to the public.
from commitment_network_member as member
left join promised on member.membership_id = promised.membership_id
left join labelled on member.membership_id = labelled.membership_id
left join claimed on member.programme_id = claimed.programme_id and member.org_id = claimed.org_id
where member.status <> 'upcoming'
