-- One row per organisation that is known or mentioned and version of what was said of it (a dimension of type 2), and one
-- row, key 0, for facts that are about no organisation. A fact has the key of the version that held on its day.
-- grain: organisation_key
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
    select attendance.org_id
    from attendance
    union
    select '-' as org_id
    from run
)

select
    case
        when mentioned.org_id = '-' then 0
        when organisation_history.version > 1
            then surrogate_key(mentioned.org_id || ' from ' || cast(organisation_history.valid_from as varchar))
        else surrogate_key(mentioned.org_id)
    end as organisation_key, -- Key: from the organisation, and for a later version from its first day too.
    mentioned.org_id, -- Organisation, the same in all its versions; '-' stands for none.
    coalesce(organisation_history.version, 1) as version, -- 1 for what was said first, 2 after the first change, and so on.
    organisation_history.valid_from, -- First day on which the version counts; empty in the first one.
    organisation_history.valid_to, -- Last day on which it counts; empty in the last one.
    coalesce(organisation_history.is_current, true) as is_current, -- The version that holds on the as-of date; each organisation has one.
    -- The name of a natural person is not published: the kind of organisation stands for it.
    coalesce(organisation_history.name, replace(organisation_history.org_type, '_', ' '), '-') as name, -- Name; of a natural person only the kind ('sole trader'), '-' if not known.
    organisation_history.business_id, -- Business id (Y-tunnus); empty for a natural person.
    coalesce(organisation_history.org_type, 'unknown') as org_type, -- Kind of organisation.
    coalesce(dim_size_class.size_class_key, 0) as size_class_key, -- Size class, as in dim_size_class.
    coalesce(organisation_history.size_class, 'unknown') as size_class, -- Size class as stated, else from the number of employees.
    coalesce(organisation_history.size_basis, 'unknown') as size_basis, -- What the size class stands on.
    organisation_history.employees, -- [count] People employed.
    coalesce(dim_industry.industry_key, 0) as industry_key, -- Section of industry, as in dim_industry.
    coalesce(organisation_history.industry_section, 'unknown') as industry_section, -- Section of industry with its classification, such as 'NACE2 C'.
    coalesce(dim_municipality.municipality_key, 0) as municipality_key, -- Municipality, as in dim_municipality.
    coalesce(organisation_history.municipality_code, 'unknown') as municipality_code, -- Municipality, three digits.
    coalesce(organisation_history.climate_stage, 'unknown') as climate_stage, -- Stage of its climate work.
    organisation_history.org_id is not null as is_known -- False for a row that only other tables mention: its own row is missing or was rejected.
from mentioned
left join organisation_history on mentioned.org_id = organisation_history.org_id
left join dim_size_class on organisation_history.size_class = dim_size_class.size_class
left join dim_industry on organisation_history.industry_section = dim_industry.industry_section
left join dim_municipality on organisation_history.municipality_code = dim_municipality.municipality_code
where mentioned.org_id is not null
