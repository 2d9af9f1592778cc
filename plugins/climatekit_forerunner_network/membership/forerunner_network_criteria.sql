-- One row per membership of a forerunner network: the application by which it was let in, and the criteria it met.
-- grain: membership_id
with judged as (
    select
        admission_evidence.application_id,
        count(*) as criteria,
        sum(case when admission_evidence.met then 1 else 0 end) as met,
        sum(case when admission_evidence.met and trim(coalesce(admission_evidence.evidence, '')) <> '' then 1 else 0 end)
            as evidenced
    from admission_evidence
    group by admission_evidence.application_id
),

-- a programme without applications, or without criteria on record, keeps no such list: no member can be missing from it
kept as (
    select
        application.programme_id,
        count(judged.application_id) > 0 as has_evidence
    from application
    left join judged on application.application_id = judged.application_id
    group by application.programme_id
),

-- the last accepted application before the as-of date is the one that counts
numbered as (
    select
        application.application_id,
        application.programme_id,
        application.org_id,
        application.decided_on,
        row_number() over (
            partition by application.programme_id, application.org_id
            order by application.decided_on desc, application.application_id desc
        ) as number
    from application
    cross join run
    where application.decision = 'accepted' and application.decided_on <= run.as_of
)

select
    membership.membership_id, -- Membership.
    membership.programme_id, -- Programme.
    membership.org_id, -- Organisation.
    numbered.application_id, -- Its last accepted application.
    numbered.decided_on as accepted_on, -- Day on which that was accepted.
    case
        when settings.require_accepted_application and kept.programme_id is not null
            then numbered.application_id is not null
    end as has_accepted_application, -- Has been let in; empty where the programme keeps no applications or asks for none.
    coalesce(settings.require_evidence and kept.has_evidence and numbered.application_id is not null, false)
        as needs_evidence, -- Was let in by an application, in a programme that keeps evidence.
    cast(coalesce(judged.criteria, 0) as bigint) as criteria, -- [count] Criteria held against that application.
    cast(coalesce(judged.met, 0) as bigint) as criteria_met, -- [count] Of them, met.
    cast(coalesce(judged.evidenced, 0) as bigint) as criteria_evidenced -- [count] Of those met, with evidence.
from membership
inner join forerunner_network_settings as settings on membership.programme_id = settings.programme_id
left join kept on membership.programme_id = kept.programme_id
left join numbered
    on membership.programme_id = numbered.programme_id and membership.org_id = numbered.org_id and numbered.number = 1
left join judged on numbered.application_id = judged.application_id
