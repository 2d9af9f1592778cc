-- rule: M5-5a
-- severity: warning
-- source: Tavoite synnyttää uusia ratkaisuja ilmastokriisiin vastaamiseksi
-- fi: Verkostolla "{programme_name}" on viimeisen vuoden aikana ollut käynnissä {projects} yhteishanketta, tavoite on vähintään {minimum}: käynnistä hanke tai kirjaa se tauluun joint_project.
-- sv: Nätverket "{programme_name}" har under det senaste året haft {projects} gemensamma projekt i gång, målet är minst {minimum}: starta ett projekt eller för in det i tabellen joint_project.
-- en: The network "{programme_name}" has had {projects} joint projects going in the last year, and at least {minimum} are aimed at: start one, or record it in the table joint_project.
select
    programme.programme_id,
    programme.programme_name,
    settings.min_joint_projects as minimum,
    count(project.project_id) as projects,
    'joint_project' as subject_table
from forerunner_network_programme as programme
inner join forerunner_network_settings as settings on programme.programme_id = settings.programme_id
left join forerunner_network_project as project
    on programme.programme_id = project.programme_id and project.has_run_lately
where date_diff('day', programme.running_from, programme.as_of) >= 365
group by programme.programme_id, programme.programme_name, settings.min_joint_projects
having count(project.project_id) < settings.min_joint_projects
