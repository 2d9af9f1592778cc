-- rule: EP-4
-- severity: warning
-- source: https://umwelt.graz.at/cms/beitrag/10430887/13610566
-- fi: Organisaation {org_id} kulkutapakysely puuttuu tai on yli {years} vuotta vanha (raporttivuosi {year}): pyydä uusi.
-- sv: Resvaneundersökningen för organisationen {org_id} saknas eller är mer än {years} år gammal (rapportår {year}): be om en ny.
-- en: The modal split of the organisation {org_id} is missing or more than {years} years old (report year {year}): ask for a new one.
select
    state.programme_id,
    state.org_id,
    'ecoprofit_title' as subject_table,
    state.org_id || ' ' || state.report_year as subject_id,
    cast(state.report_year as varchar) as year,
    settings.modal_split_max_years as years
from ecoprofit_title_state as state
inner join ecoprofit_settings as settings on state.programme_id = settings.programme_id
where
    state.status in ('valid', 'expiring')
    and not coalesce(state.modal_split_on + to_years(cast(settings.modal_split_max_years as integer)) >= state.awarded_on, false)
