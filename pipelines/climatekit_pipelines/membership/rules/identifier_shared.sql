-- One finding per identifier that is not the key and stands on several accepted rows.
-- rule: identifier.shared
-- severity: warning
-- source: own rule: an identifier is one body's, though a parent may lend its own to a subsidiary, and one body may have several sites
-- fi: Taulussa {table_name} sarakkeen {column_fi} arvo "{value}" on {rows} rivillä (esim. {row_key}: {place} rivi {row}, ja {other_place} rivi {other_row}), joten sama voidaan laskea monta kertaa: yhdistä rivit, jos kyse on samasta.
-- sv: I tabellen {table_name} finns värdet "{value}" i {column_sv} på {rows} rader (t.ex. {row_key}: {place} rad {row}, och {other_place} rad {other_row}), så samma kan räknas flera gånger: slå ihop raderna om det gäller samma.
-- en: In the table {table_name} the value "{value}" of {column_en} stands on {rows} rows (such as {row_key}: row {row} of {place}, and row {other_row} of {other_place}), so one body may be counted more than once: merge the rows if they are the same.
select
    coalesce(input_issue.programme_id, programme_organisation.programme_id) as programme_id,
    input_issue.org_id,
    input_issue.table_name,
    input_issue.column_fi,
    input_issue.column_sv,
    input_issue.column_en,
    input_issue.value,
    input_issue.row_key,
    input_issue.rows,
    input_issue.place,
    input_issue.row,
    input_issue.other_place,
    input_issue.other_row,
    input_issue.table_name as subject_table,
    input_issue.row_key as subject_id
from input_issue
left join programme_organisation on input_issue.programme_id is null and input_issue.org_id = programme_organisation.org_id
where input_issue.code = 'identifier.shared'
