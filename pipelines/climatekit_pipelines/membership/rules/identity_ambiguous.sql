-- One finding per row of a dated export that could be one of several rows of an earlier export.
-- rule: identity.ambiguous
-- severity: warning
-- source: own rule: a row is found again in a later export only where nothing else could be meant; a guess would join two bodies' histories
-- fi: Taulun {table_name} rivi {row_key} ({place} rivi {row}) voi olla sama kuin aiemman viennin rivi ({other_place} rivi {other_row}), mutta "{column_fi}" on sama {rows} rivillä, joten se otettiin uudeksi: anna riveille tunnus, joka erottaa ne, tai korjaa vanhaa vientiä.
-- sv: Raden {row_key} i tabellen {table_name} ({place} rad {row}) kan vara densamma som en rad i en tidigare export ({other_place} rad {other_row}), men "{column_sv}" är densamma på {rows} rader, så den togs som ny: ge raderna ett id som skiljer dem åt, eller rätta den gamla exporten.
-- en: The row {row_key} of the table {table_name} (row {row} of {place}) may be the same as one of an earlier export (row {other_row} of {other_place}), but {rows} rows have the same "{column_en}", so it was taken for a new one: give the rows an id that tells them apart, or correct the old export.
select
    coalesce(input_issue.programme_id, programme_organisation.programme_id) as programme_id,
    input_issue.org_id,
    input_issue.table_name,
    input_issue.column_fi,
    input_issue.column_sv,
    input_issue.column_en,
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
where input_issue.code = 'identity.ambiguous'
