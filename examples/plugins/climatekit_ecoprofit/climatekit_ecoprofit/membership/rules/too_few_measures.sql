-- rule: EP-1
-- severity: error
-- source: https://umwelt.graz.at/cms/beitrag/10430887/13610566
-- fi: Organisaatio {org_id} sai arvonimen vuoden {year} raportista, jossa toteutettuja toimenpiteitä on {done} ja suunniteltuja {planned}; vaaditaan vähintään {min_done} ja {min_planned}: täydennä raportti.
-- sv: Organisationen {org_id} fick titeln för rapporten {year}, där antalet genomförda åtgärder är {done} och planerade {planned}; minst {min_done} och {min_planned} krävs: komplettera rapporten.
-- en: The organisation {org_id} was awarded the title for its report of {year}, which counts {done} done and {planned} planned of the {min_done} and {min_planned} measures that are needed: complete the report.
select
    state.programme_id,
    state.org_id,
    'ecoprofit_title' as subject_table,
    state.org_id || ' ' || state.report_year as subject_id,
    cast(state.report_year as varchar) as year,
    state.done,
    state.planned,
    settings.min_done,
    settings.min_planned
from ecoprofit_title_state as state
inner join ecoprofit_settings as settings on state.programme_id = settings.programme_id
where state.done < settings.min_done or state.planned < settings.min_planned
