-- One row per change that the dated exports of the organisations show: a public column that says something else, an
-- organisation that is new on the list, missing from it or back on it, and an id that was changed.
-- What the oldest export says is no change. Empty where nothing dated is loaded.
-- grain: org_id, day, change, column_name
with listed as (
    select
        appearance.row_key as org_id,
        appearance.day,
        appearance.key_then,
        appearance.matched_by,
        snapshot.number,
        lag(appearance.key_then) over (partition by appearance.row_key order by snapshot.number) as key_before,
        lag(snapshot.number) over (partition by appearance.row_key order by snapshot.number) as number_before,
        lead(snapshot.number) over (partition by appearance.row_key order by snapshot.number) as number_after
    from appearance
    inner join snapshot on appearance.table_name = snapshot.table_name and appearance.day = snapshot.day
    where appearance.table_name = 'organisation'
),

compared as (
    select
        present.org_id,
        present.valid_from as day,
        unnest([
            {'column_name': 'business_id', 'value_before': former.business_id, 'value_after': present.business_id},
            {'column_name': 'vat_id', 'value_before': former.vat_id, 'value_after': present.vat_id},
            {'column_name': 'lei', 'value_before': former.lei, 'value_after': present.lei},
            {'column_name': 'name', 'value_before': former.name, 'value_after': present.name},
            {'column_name': 'org_type', 'value_before': former.org_type, 'value_after': present.org_type},
            {'column_name': 'size_class', 'value_before': former.size_class, 'value_after': present.size_class},
            {'column_name': 'size_basis', 'value_before': former.size_basis, 'value_after': present.size_basis},
            {'column_name': 'industry_code', 'value_before': former.industry_code, 'value_after': present.industry_code},
            {'column_name': 'industry_scheme', 'value_before': former.industry_scheme, 'value_after': present.industry_scheme},
            {'column_name': 'industry_section', 'value_before': former.industry_section, 'value_after': present.industry_section},
            {'column_name': 'municipality_code', 'value_before': former.municipality_code, 'value_after': present.municipality_code}
        ]) as found
    from organisation_version as present
    inner join organisation_version as former on present.org_id = former.org_id and present.version = former.version + 1
),

changes as (
    select
        compared.org_id,
        compared.day,
        'value_changed' as change,
        compared.found.column_name as column_name,
        compared.found.value_before as value_before,
        compared.found.value_after as value_after,
        cast(null as varchar) as matched_by
    from compared
    where compared.found.value_before is distinct from compared.found.value_after
    union all
    select
        listed.org_id,
        listed.day,
        case when listed.number_before is null then 'listed' else 'listed_again' end as change,
        'org_id' as column_name,
        null as value_before,
        listed.key_then as value_after,
        listed.matched_by
    from listed
    where listed.number > 1 and listed.number - 1 is distinct from listed.number_before
    union all
    select
        listed.org_id,
        listed.day,
        'id_changed' as change,
        'org_id' as column_name,
        listed.key_before as value_before,
        listed.key_then as value_after,
        listed.matched_by
    from listed
    where listed.key_before <> listed.key_then
    union all
    select
        listed.org_id,
        snapshot.day,
        'no_longer_listed' as change,
        'org_id' as column_name,
        listed.key_then as value_before,
        null as value_after,
        null as matched_by
    from listed
    inner join snapshot on snapshot.table_name = 'organisation' and snapshot.is_used and listed.number + 1 = snapshot.number
    where snapshot.number is distinct from listed.number_after
)

select
    changes.org_id, -- Organisation, under the id that it has in all tables.
    changes.day, -- Day of the export that shows it; it happened on that day at the latest, and after the export before.
    changes.change, -- value_changed, listed, listed_again, no_longer_listed or id_changed.
    changes.column_name, -- Column that says something else; 'org_id' where the change is about being on the list.
    changes.value_before, -- What the exports said before; empty where they said nothing.
    changes.value_after, -- What they say from that day on; empty where they say nothing.
    changes.matched_by -- Rule by which the organisation was found again, where it is back or has another id.
from changes
