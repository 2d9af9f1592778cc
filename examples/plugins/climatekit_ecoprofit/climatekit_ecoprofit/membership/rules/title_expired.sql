-- rule: EP-3
-- severity: error
-- source: https://umwelt.graz.at/cms/beitrag/10430887/13610566
-- fi: Organisaation {org_id} arvonimi päättyi {until_fi} eikä sitä ole uusittu: pyydä organisaatiota poistamaan se käytöstä.
-- sv: Titeln för organisationen {org_id} gick ut den {valid_until} och har inte förnyats: be organisationen sluta använda den.
-- en: The title of the organisation {org_id} expired on {valid_until} and was not renewed: ask it to stop using the title.
select
    state.programme_id,
    state.org_id,
    'ecoprofit_title' as subject_table,
    state.org_id || ' ' || state.report_year as subject_id,
    state.valid_until,
    strftime(state.valid_until, '%-d.%-m.%Y') as until_fi
from ecoprofit_title_state as state
where state.status = 'expired'
