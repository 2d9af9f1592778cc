-- One finding per accepted row with check digits that do not fit, where the project keeps such rows.
-- rule: identifier.checksum
-- severity: warning
-- source: own rule: what is kept although its check digits do not fit is never kept silently
-- fi: Taulun {table_name} rivin {row_key} ({place} rivi {row}) tunnus "{value}" sarakkeessa {column_fi} ei läpäise tarkistusta, ja rivi otettiin silti mukaan: tarkista tunnus.
-- sv: Beteckningen "{value}" i {column_sv} för {row_key} i tabellen {table_name} ({place} rad {row}) klarar inte kontrollen, men raden togs ändå med: kontrollera beteckningen.
-- en: The identifier "{value}" in {column_en} of {row_key} in the table {table_name} (row {row} of {place}) fails its check, and the row was taken in all the same: look the identifier up.
select
    coalesce(input_issue.programme_id, programme_organisation.programme_id) as programme_id,
    input_issue.org_id,
    input_issue.table_name,
    input_issue.column_fi,
    input_issue.column_sv,
    input_issue.column_en,
    input_issue.value,
    input_issue.row_key,
    input_issue.place,
    input_issue.row,
    input_issue.table_name as subject_table,
    input_issue.row_key as subject_id
from input_issue
left join programme_organisation on input_issue.programme_id is null and input_issue.org_id = programme_organisation.org_id
where input_issue.code = 'identifier.checksum'
