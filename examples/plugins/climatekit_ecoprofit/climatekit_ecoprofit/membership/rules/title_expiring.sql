-- rule: EP-2
-- severity: warning
-- source: https://umwelt.graz.at/cms/beitrag/10430887/13610566
-- fi: Organisaation {org_id} arvonimi päättyy {until_fi}: sovi uudelleensertifioinnista.
-- sv: Titeln för organisationen {org_id} går ut den {valid_until}: kom överens om en omcertifiering.
-- en: The title of the organisation {org_id} expires on {valid_until}: arrange the re-certification.
select
    state.programme_id,
    state.org_id,
    'ecoprofit_title' as subject_table,
    state.org_id || ' ' || state.report_year as subject_id,
    state.valid_until,
    strftime(state.valid_until, '%-d.%-m.%Y') as until_fi
from ecoprofit_title_state as state
where state.status = 'expiring'
