-- One row per organisation that has measures, whether it has a title or not.
-- grain: source_table, org_id
-- feeds: mentioned_organisation
select distinct
    'ecoprofit_measure' as source_table, -- Table that names it.
    measure.org_id -- Organisation.
from ecoprofit_measure as measure
