-- One row per joint project.
-- section: joint_project_list
-- order: 320
-- sort: started_on desc
-- fi: Yhteishankkeet
-- sv: Gemensamma projekt
-- en: Joint projects
-- note_fi: Tavoite on synnyttää uusia ratkaisuja ilmastokriisiin vastaamiseksi.
-- note_sv: Målet är att skapa nya lösningar som svar på klimatkrisen.
-- note_en: The aim is to bring about new solutions to the climate crisis.
-- column project: Hanke | Projekt | Project
-- column stage: Vaihe | Skede | Stage
-- column started_on: Alkoi | Började | Began
-- column is_running: Käynnissä | Pågår | Running
-- column partners: Osallistujia | Deltagare | Partners
-- column budget: Budjetti | Budget | Budget
-- value idea: idea | idé | idea
-- value pilot: pilotti | pilot | pilot
-- value demo: demonstraatio | demonstration | demonstration
-- value market: markkinoilla | på marknaden | on the market
-- value unknown: ei tiedossa | okänd | not known
select
    fact_joint_project.programme_id,
    coalesce(fact_joint_project.name, fact_joint_project.project_id) as project,
    fact_joint_project.stage,
    fact_joint_project.started_on,
    fact_joint_project.is_running,
    fact_joint_project.partners, -- [count]
    fact_joint_project.budget_eur as budget -- [EUR]
from fact_joint_project
