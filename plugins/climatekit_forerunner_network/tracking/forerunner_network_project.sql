-- One row per joint project of a forerunner network: who takes part, and whether it goes on.
-- One without a first day counts as begun, one without a last day as going on.
-- grain: project_id
with members as (
    select distinct
        member.programme_id,
        member.org_id
    from forerunner_network_member as member
),

partners as (
    select
        partner.project_id,
        count(*) as partners,
        count(members.org_id) as members
    from joint_project_partner as partner
    inner join joint_project as project on partner.project_id = project.project_id
    left join members on project.programme_id = members.programme_id and partner.org_id = members.org_id
    group by partner.project_id
)

select
    project.project_id, -- Project.
    project.programme_id, -- Programme.
    project.name, -- Name.
    project.started_on, -- First day; empty if not told.
    project.ended_on, -- Last day; empty while it goes on.
    project.budget_eur, -- [EUR] Budget of the whole project.
    project.funding_source, -- Who pays for it.
    coalesce(project.stage, 'unknown') as stage, -- idea, pilot, demo, market or unknown.
    project.result, -- What came of it.
    coalesce(partners.partners, 0) as partners, -- [count] Organisations that take part.
    coalesce(partners.members, 0) as members, -- [count] Of them, present or past members.
    coalesce(project.started_on, run.as_of) <= run.as_of
    and coalesce(project.ended_on, run.as_of) >= run.as_of as is_running, -- Goes on at the as-of date.
    coalesce(project.started_on, run.as_of) <= run.as_of
    and coalesce(project.ended_on, run.as_of) > run.as_of - 365 as has_run_lately -- Went on at some day of the 365 up to the as-of date.
from joint_project as project
inner join forerunner_network_settings as settings on project.programme_id = settings.programme_id
cross join run
left join partners on project.project_id = partners.project_id
