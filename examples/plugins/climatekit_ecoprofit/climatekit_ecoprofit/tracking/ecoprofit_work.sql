-- One row per title that has to be renewed or put away.
-- grain: programme_id, kind, subject_table, subject_id
-- feeds: work_item
select
    state.programme_id, -- Programme.
    state.org_id, -- Organisation.
    'title_' || state.status as kind, -- title_expiring or title_expired.
    'ecoprofit_title' as subject_table, -- Table of the row that it is about.
    state.org_id || ' ' || state.report_year as subject_id, -- Key of that row.
    state.valid_until as due_on, -- [d] Last day of the title.
    case when state.status = 'expired' then 'Pyydä poistamaan arvonimi käytöstä, tai uusi se' else 'Uusi arvonimi' end as text_fi, -- What to do, in Finnish.
    case when state.status = 'expired' then 'Be att titeln tas ur bruk, eller förnya den' else 'Förnya titeln' end as text_sv, -- The same in Swedish.
    case when state.status = 'expired' then 'Have the title put away, or renew it' else 'Renew the title' end as text_en -- The same in English.
from ecoprofit_title_state as state
where state.status in ('expiring', 'expired')
