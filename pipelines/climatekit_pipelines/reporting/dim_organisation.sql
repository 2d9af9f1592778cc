-- One row per organisation that is known or mentioned, and one '-' for facts that are about no organisation.
-- grain: org_id
with mentioned as (
    select organisation_profile.org_id
    from organisation_profile
    union
    select activity.org_id
    from activity
    union
    select finding.org_id
    from finding
    union
    select mentioned_organisation.org_id
    from mentioned_organisation
    union
    select '-' as org_id
    from run
)

select
    mentioned.org_id, -- Organisation; '-' stands for none.
    -- The name of a natural person is not published: the kind of organisation stands for it.
    coalesce(organisation.name, replace(organisation.org_type, '_', ' '), '-') as name, -- Name; of a natural person only the kind ('sole trader'), '-' if not known.
    organisation.business_id, -- Business id (Y-tunnus); empty for a natural person.
    coalesce(organisation_profile.org_type, 'unknown') as org_type, -- Kind of organisation.
    coalesce(organisation_profile.size_class, 'unknown') as size_class, -- Size class as stated, else from the number of employees.
    coalesce(organisation_profile.size_basis, 'unknown') as size_basis, -- What the size class stands on.
    organisation.employees, -- [count] People employed.
    coalesce(organisation_profile.industry_section, 'unknown') as industry_section, -- Section of industry with its classification, such as 'NACE2 C'.
    coalesce(organisation_profile.municipality_code, 'unknown') as municipality_code, -- Municipality, three digits.
    coalesce(organisation_profile.climate_stage, 'unknown') as climate_stage, -- Stage of its climate work.
    coalesce(organisation_profile.is_known, false) as is_known -- False for a row that only other tables mention: its own row is missing or was rejected.
from mentioned
left join organisation_profile on mentioned.org_id = organisation_profile.org_id
left join organisation on mentioned.org_id = organisation.org_id
where mentioned.org_id is not null
