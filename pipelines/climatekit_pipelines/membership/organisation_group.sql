-- One row per organisation and dimension by which figures are split, 'all' included.
-- Joined to a list of organisations it turns one count into the counts of every group.
-- grain: org_id, dimension
select
    organisation_profile.org_id, -- Organisation.
    'all' as dimension, -- Dimension: all, org_type, size_class, industry_section, municipality or climate_stage.
    'all' as dimension_value -- The group of this organisation in that dimension; never empty.
from organisation_profile
union all
select organisation_profile.org_id, 'org_type', organisation_profile.org_type
from organisation_profile
union all
select organisation_profile.org_id, 'size_class', organisation_profile.size_class
from organisation_profile
union all
select organisation_profile.org_id, 'industry_section', organisation_profile.industry_section
from organisation_profile
union all
select organisation_profile.org_id, 'municipality', organisation_profile.municipality_code
from organisation_profile
union all
select organisation_profile.org_id, 'climate_stage', organisation_profile.climate_stage
from organisation_profile
