-- One row per organisation: the groups in which it is counted, 'unknown' where nothing is known.
-- A member whose own row is missing or was rejected is here too, unknown in everything: the groups add up to the total.
-- grain: org_id
with mentioned as (
    select distinct programme_member.org_id
    from programme_member
),

listed as (
    select
        organisation.org_id,
        organisation.org_type,
        -- The limits 10, 50 and 250 are those of Recommendation 2003/361/EC; most networks know the headcount only.
        case
            when organisation.size_class <> 'unknown' then organisation.size_class
            when organisation.employees < 10 then 'micro'
            when organisation.employees < 50 then 'small'
            when organisation.employees < 250 then 'medium'
            when organisation.employees >= 250 then 'large'
        end as size_class,
        case
            when organisation.size_class <> 'unknown' then organisation.size_basis
            when organisation.employees is not null then 'headcount_only'
        end as size_basis,
        -- A letter alone is ambiguous (J, K and L changed meaning); TOL 2008 and 2025 have the letters of NACE 2 and 2.1.
        case
            when organisation.industry_scheme in ('TOL2008', 'NACE2') then 'NACE2 ' || organisation.industry_section
            when organisation.industry_scheme in ('TOL2025', 'NACE2.1') then 'NACE2.1 ' || organisation.industry_section
        end as industry_section,
        coalesce(municipality_merger.successor_code, organisation.municipality_code) as municipality_code,
        organisation.climate_stage,
        true as is_known
    from organisation
    cross join run
    left join municipality_merger
        on organisation.municipality_code = municipality_merger.municipality_code
        and run.as_of >= municipality_merger.merged_on
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
    left join organisation on mentioned.org_id = organisation.org_id
    where organisation.org_id is null
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
