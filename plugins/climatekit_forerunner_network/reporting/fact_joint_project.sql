-- One row per joint project of a forerunner network.
-- grain: project_id
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    project.project_id, -- Project.
    project.programme_id, -- Programme.
    project.name, -- Name.
    project.started_on, -- First day; empty if not told.
    project.ended_on, -- Last day; empty while it goes on.
    cast(extract(year from project.started_on) as bigint) as started_year, -- [a] Year in which it began.
    project.stage, -- idea, pilot, demo, market or unknown.
    coalesce(project.funding_source, 'unknown') as funding_source, -- Who pays for it.
    project.budget_eur, -- [EUR] Budget of the whole project.
    project.partners, -- [count] Organisations that take part.
    project.members, -- [count] Of them, present or past members.
    project.is_running, -- Goes on at the as-of date.
    project.result -- What came of it.
from forerunner_network_project as project
left join dim_programme on project.programme_id = dim_programme.programme_id
