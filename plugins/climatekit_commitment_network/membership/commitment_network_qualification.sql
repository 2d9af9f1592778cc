-- One row per member or candidate of a commitment network and criterion that the network puts to it.
-- Of several memberships of one organisation, the one that began last speaks.
-- grain: programme_id, org_id, criterion
-- feeds: qualification
with ranked as (
    select
        criteria.*,
        member.membership_id is not null as is_member,
        row_number() over (
            partition by criteria.programme_id, criteria.org_id
            order by member.valid_from desc, criteria.subject_id desc
        ) as recency
    from commitment_network_criteria as criteria
    left join commitment_network_member as member on criteria.membership_id = member.membership_id
    where criteria.membership_id is null or member.is_in_register
),

-- who is in the network that a track belongs to, whatever model that runs
in_parent as (
    select distinct programme.programme_id, programme_member.org_id
    from programme
    inner join programme_member on programme.parent_programme_id = programme_member.programme_id
    cross join run
    where
        programme_member.valid_from <= run.as_of
        and coalesce(programme_member.valid_to, run.as_of) >= run.as_of
),

subject as (
    select
        ranked.*,
        settings.require_accepted_application,
        settings.own_municipality_signs,
        terms.target_group,
        terms.min_commitments,
        terms.max_commitments,
        terms.area_municipality_codes,
        terms.baseline_required,
        terms.plan_required,
        terms.must_exceed_law,
        organisation.municipality_code,
        case
            when settings.parent_membership_required and programme.parent_programme_id is not null
                then in_parent.org_id is not null
        end as is_in_parent
    from ranked
    inner join commitment_network_settings as settings on ranked.programme_id = settings.programme_id
    inner join commitment_network_terms as terms
        on ranked.programme_id = terms.programme_id and ranked.terms_version = terms.version
    inner join programme on ranked.programme_id = programme.programme_id
    left join organisation on ranked.org_id = organisation.org_id
    left join in_parent on ranked.programme_id = in_parent.programme_id and ranked.org_id = in_parent.org_id
    where ranked.recency = 1
),

judged as (
    select
        subject.programme_id,
        subject.org_id,
        'M4-1a' as criterion,
        subject.has_accepted_application as is_met,
        '' as have,
        '' as need
    from subject
    -- of members nobody asks it where no list of applications is kept
    where
        subject.require_accepted_application
        and (not subject.is_member or subject.has_accepted_application is not null)
    union all
    select
        subject.programme_id,
        subject.org_id,
        'M4-1b',
        coalesce(subject.has_enough_commitments, subject.is_exempt),
        cast(subject.commitments_in_force as varchar),
        cast(subject.min_commitments as varchar)
    from subject
    union all
    select
        subject.programme_id,
        subject.org_id,
        'M4-1c',
        subject.within_max_commitments,
        cast(subject.commitments_in_force as varchar),
        cast(subject.max_commitments as varchar)
    from subject
    where subject.max_commitments is not null and subject.is_member
    union all
    select
        subject.programme_id,
        subject.org_id,
        'M4-2a',
        subject.has_criteria_version,
        '',
        ''
    from subject
    where subject.has_criteria_version is not null
    union all
    select
        subject.programme_id,
        subject.org_id,
        'M4-2b',
        case
            when subject.is_exempt or subject.target_group = 'any' then true else subject.fits_target_group
        end,
        '',
        subject.target_group
    from subject
    union all
    select
        subject.programme_id,
        subject.org_id,
        'M4-2c',
        subject.fits_area,
        subject.municipality_code,
        ''
    from subject
    where subject.area_municipality_codes is not null
    union all
    select
        subject.programme_id,
        subject.org_id,
        'M4-2d',
        subject.signed_with_own_municipality,
        '',
        ''
    from subject
    where subject.own_municipality_signs and subject.is_member
    union all
    select
        subject.programme_id,
        subject.org_id,
        'M4-2e',
        subject.has_plan,
        '',
        ''
    from subject
    where subject.plan_required and not subject.is_exempt
    union all
    select
        subject.programme_id,
        subject.org_id,
        'M4-2f',
        subject.has_baseline,
        '',
        ''
    from subject
    where subject.baseline_required and not subject.is_exempt
    union all
    select
        subject.programme_id,
        subject.org_id,
        'M4-2g',
        subject.is_in_parent,
        '',
        ''
    from subject
    where subject.is_in_parent is not null
    union all
    select
        subject.programme_id,
        subject.org_id,
        'GW06',
        subject.goals_exceed_law,
        '',
        ''
    from subject
    where subject.must_exceed_law and not subject.is_exempt
),

answered as (
    select
        judged.*,
        case when judged.is_met then 'yes' when not judged.is_met then 'no' else 'unknown' end as answer
    from judged
)

select
    answered.programme_id, -- Programme.
    answered.org_id, -- Organisation.
    answered.criterion, -- Code of the criterion: the rule behind it.
    answered.is_met, -- Met on the as-of date; empty where the data can't tell.
    replace(
        replace(wording.text_fi, '{have}', coalesce(answered.have, '')), '{need}', coalesce(answered.need, '')
    ) as reason_fi, -- What is there or what is missing, in Finnish.
    replace(
        replace(wording.text_sv, '{have}', coalesce(answered.have, '')), '{need}', coalesce(answered.need, '')
    ) as reason_sv, -- The same in Swedish.
    replace(
        replace(wording.text_en, '{have}', coalesce(answered.have, '')), '{need}', coalesce(answered.need, '')
    ) as reason_en -- The same in English.
from answered
inner join commitment_network_wording as wording
    on answered.criterion = wording.criterion and answered.answer = wording.answer
