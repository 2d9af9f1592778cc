-- One row per title that was awarded.
-- grain: source_table, source_id, kind
-- feeds: activity
select
    state.programme_id, -- Programme.
    state.org_id, -- Organisation.
    state.awarded_on as happened_on, -- Day of the award.
    case when state.is_recertification then 'recertification' else 'certification' end as kind, -- What happened: the first title, or one more.
    cast(1 as double) as quantity, -- [count] One title.
    'count' as unit, -- Unit of the quantity.
    'ecoprofit_title' as source_table, -- Table of the row behind it.
    state.programme_id || ' ' || state.org_id || ' ' || state.report_year as source_id -- Key of the row behind it.
from ecoprofit_title_state as state
