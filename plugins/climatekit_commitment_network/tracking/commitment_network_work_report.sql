-- One row per commitment that needs something: a report that is due, a renewal, a baseline.
-- grain: programme_id, kind, subject_table, subject_id
-- feeds: work_item
with told as (
    select
        commitment_state.programme_id,
        commitment_state.org_id,
        commitment_state.commitment_id,
        commitment_state.follow_up,
        commitment_state.report_due_on,
        commitment_state.renew_on,
        commitment_state.is_past_max_age or commitment_state.is_past_end as is_to_renew,
        commitment_state.is_open
        and commitment_state.kind = 'quantified'
        and not commitment_state.has_baseline
        -- a number of things starts from nought, and a yes or no from no
        and coalesce(target_kinds.needs_base, 1) = 1 as lacks_baseline,
        commitment.title,
        coalesce(organisation.name, commitment_state.org_id) as org_name
    from commitment_state
    inner join commitment on commitment_state.commitment_id = commitment.commitment_id
    left join organisation on commitment_state.org_id = organisation.org_id
    left join (
        select
            target.commitment_id,
            max(case when target.target_type in ('count', 'binary') then 0 else 1 end) as needs_base
        from target
        group by target.commitment_id
    ) as target_kinds on commitment_state.commitment_id = target_kinds.commitment_id
)

select
    told.programme_id, -- Programme.
    told.org_id, -- Organisation.
    case
        when told.follow_up = 'due' then 'report_due' else 'report_overdue'
    end as kind, -- report_due, report_overdue, commitment_to_renew or baseline_missing.
    'commitment' as subject_table, -- Table of the row that it is about.
    told.commitment_id as subject_id, -- Key of that row.
    told.report_due_on as due_on, -- [d] Day by which it should be done.
    'Pyydä jäseneltä "' || told.org_name || '" raportti sitoumuksesta "' || told.title
    || '".' as text_fi, -- What to do, in Finnish.
    'Be medlemmen "' || told.org_name || '" rapportera om åtagandet "' || told.title
    || '".' as text_sv, -- The same in Swedish.
    'Ask the member "' || told.org_name || '" to report on the commitment "' || told.title
    || '".' as text_en -- The same in English.
from told
where told.follow_up in ('due', 'overdue', 'stale')
union all
select
    told.programme_id,
    told.org_id,
    'commitment_to_renew',
    'commitment',
    told.commitment_id,
    told.renew_on,
    'Sovi jäsenen "' || told.org_name || '" kanssa sitoumuksen "' || told.title || '" uusimisesta tai päättämisestä.',
    'Kom överens med medlemmen "' || told.org_name || '" om att förnya eller avsluta åtagandet "' || told.title || '".',
    'Agree with the member "' || told.org_name || '" on renewing or closing the commitment "' || told.title || '".'
from told
where told.is_to_renew
union all
select
    told.programme_id,
    told.org_id,
    'baseline_missing',
    'commitment',
    told.commitment_id,
    told.report_due_on,
    'Selvitä jäsenen "' || told.org_name || '" kanssa sitoumuksen "' || told.title || '" lähtötaso.',
    'Ta tillsammans med medlemmen "' || told.org_name || '" reda på utgångsnivån för åtagandet "' || told.title || '".',
    'Find out with the member "' || told.org_name || '" the baseline of the commitment "' || told.title || '".'
from told
where told.lacks_baseline
union all
select
    member.programme_id,
    member.org_id,
    'baseline_missing',
    'membership',
    member.membership_id,
    member.valid_from,
    'Tee jäsenelle "' || coalesce(organisation.name, member.org_id) || '" alkukartoitus, jonka kriteeristö vaatii.',
    'Gör den inledande kartläggning för medlemmen "' || coalesce(organisation.name, member.org_id)
    || '" som kriterierna kräver.',
    'Make the initial mapping for the member "' || coalesce(organisation.name, member.org_id)
    || '" that the criteria ask for.'
from commitment_network_member as member
inner join commitment_network_criteria as criteria on member.membership_id = criteria.membership_id
left join organisation on member.org_id = organisation.org_id
where member.is_in_register and not criteria.has_baseline
