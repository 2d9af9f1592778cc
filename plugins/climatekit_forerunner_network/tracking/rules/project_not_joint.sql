-- rule: M5-5b
-- severity: warning
-- source: yhteiskehittämisen alusta
-- fi: Yhteishankkeella "{name}" ({project_id}) on liian vähän osapuolia (kaikki: {partners}, jäsenet: {members}): kirjaa ne tauluun joint_project_partner, vähintään kaksi, joista yksi jäsen.
-- sv: Det gemensamma projektet "{name}" ({project_id}) har för få parter (alla: {partners}, medlemmar: {members}): för in dem i tabellen joint_project_partner, minst två, varav en medlem.
-- en: The joint project "{name}" ({project_id}) has too few partners (all: {partners}, members: {members}): record them in the table joint_project_partner, at least two, one of them a member.
select
    project.programme_id,
    'joint_project' as subject_table,
    project.project_id as subject_id,
    project.project_id,
    project.name,
    project.partners,
    project.members
from forerunner_network_project as project
where project.has_run_lately and (project.partners < 2 or project.members < 1)
