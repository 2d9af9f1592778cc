-- One row per organisation: the groups in which it is counted, 'unknown' where nothing is known.
-- A member whose own row is missing or was rejected is here too, unknown in everything: the groups add up to the total.
-- grain: org_id
with mentioned as (
    select distinct programme_member.org_id
    from programme_member
),

listed as (
    select
        organisation_history.org_id,
        organisation_history.org_type,
        organisation_history.size_class,
        organisation_history.size_basis,
        organisation_history.industry_section,
        organisation_history.municipality_code,
        organisation_history.climate_stage,
        true as is_known
    from organisation_history
    where organisation_history.is_current
    union all
    select
        mentioned.org_id,
        cast(null as varchar) as org_type,
        cast(null as varchar) as size_class,
        cast(null as varchar) as size_basis,
        cast(null as varchar) as industry_section,
        cast(null as varchar) as municipality_code,
        cast(null as varchar) as climate_stage,
        false as is_known
    from mentioned
    left join organisation_history on mentioned.org_id = organisation_history.org_id
    where organisation_history.org_id is null
)

select
    listed.org_id, -- Organisation.
    coalesce(listed.org_type, 'unknown') as org_type, -- Kind of organisation.
    coalesce(listed.size_class, 'unknown') as size_class, -- Size class as stated, else from the number of employees.
    coalesce(listed.size_basis, 'unknown') as size_basis, -- What the size class stands on.
    coalesce(listed.industry_section, 'unknown') as industry_section, -- Section of industry with its classification, such as 'NACE2 C'.
    coalesce(listed.municipality_code, 'unknown') as municipality_code, -- Municipality on the as-of date, three digits: after a merger, the one that it became a part of.
    coalesce(listed.climate_stage, 'unknown') as climate_stage, -- Stage of its climate work.
    listed.is_known -- False where its own row is missing or was rejected.
from listed
