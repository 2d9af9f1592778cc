-- One row per organisation that has applied: an applicant whose own row is missing must not lose its application.
-- grain: source_table, org_id
-- feeds: mentioned_organisation
select distinct
    'application' as source_table, -- Table that names it.
    application.org_id -- Organisation.
from application
where application.org_id is not null
