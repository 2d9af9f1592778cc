-- One row per organisation and version of its row: what was said of it, from when to when. Without dated exports there is
-- one version each, which counts for all time. The first version counts for the time before it was seen, too.
-- grain: org_id, version
with numbered as (
    select
        organisation_version.*,
        row_number() over (partition by organisation_version.org_id order by organisation_version.version) as number,
        lead(organisation_version.valid_from) over (
            partition by organisation_version.org_id
            order by organisation_version.version
        ) as next_from
    from organisation_version
)

select
    numbered.org_id, -- Organisation.
    numbered.number as version, -- 1 for the first, 2 after the first change, and so on.
    case when numbered.number > 1 then numbered.valid_from end as valid_from, -- First day on which it counts; empty in the first version.
    numbered.next_from - 1 as valid_to, -- Last day on which it counts; empty in the last version.
    numbered.next_from is null as is_current, -- The last version, which holds on the as-of date.
    numbered.name, -- Name; empty for a natural person.
    numbered.business_id, -- Business id (Y-tunnus); empty for a natural person.
    coalesce(numbered.org_type, 'unknown') as org_type, -- Kind of organisation.
    -- The limits 10, 50 and 250 are those of Recommendation 2003/361/EC; most networks know the headcount only.
    case
        when numbered.size_class <> 'unknown' then numbered.size_class
        when numbered.employees < 10 then 'micro'
        when numbered.employees < 50 then 'small'
        when numbered.employees < 250 then 'medium'
        when numbered.employees >= 250 then 'large'
        else 'unknown'
    end as size_class, -- Size class as stated, else from the number of employees.
    coalesce(
        case
            when numbered.size_class <> 'unknown' then numbered.size_basis
            when numbered.employees is not null then 'headcount_only'
        end,
        'unknown'
    ) as size_basis, -- What the size class stands on.
    numbered.employees, -- [count] People employed.
    -- A letter alone is ambiguous (J, K and L changed meaning); TOL 2008 and 2025 have the letters of NACE 2 and 2.1.
    coalesce(
        case
            when numbered.industry_scheme in ('TOL2008', 'NACE2') then 'NACE2 ' || numbered.industry_section
            when numbered.industry_scheme in ('TOL2025', 'NACE2.1') then 'NACE2.1 ' || numbered.industry_section
        end,
        'unknown'
    ) as industry_section, -- Section of industry with its classification, such as 'NACE2 C'.
    coalesce(municipality_merger.successor_code, numbered.municipality_code, 'unknown') as municipality_code, -- Municipality on the as-of date, three digits: after a merger, the one that it became a part of.
    coalesce(numbered.climate_stage, 'unknown') as climate_stage -- Stage of its climate work.
from numbered
cross join run
left join municipality_merger
    on numbered.municipality_code = municipality_merger.municipality_code
    and run.as_of >= municipality_merger.merged_on
