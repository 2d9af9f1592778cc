-- One finding per key that stands on rows which differ, where no rule says which of them stays.
-- rule: key.duplicate
-- severity: warning
-- source: own rule: a key stands for one thing, and what is said of it twice and differently is not used
-- fi: Taulun {table_name} avain {row_key} on {rows} rivillä, jotka eroavat toisistaan (esim. {place} rivi {row} ja {other_place} rivi {other_row}), eikä niitä otettu mukaan: jätä yksi tai anna sääntö duplicates kohdassa [contracts.{table_name}].
-- sv: Nyckeln {row_key} i tabellen {table_name} finns på {rows} rader som skiljer sig (t.ex. {place} rad {row} och {other_place} rad {other_row}), och ingen av dem togs med: lämna en eller ange regeln duplicates under [contracts.{table_name}].
-- en: The key {row_key} of the table {table_name} stands on {rows} rows that differ (such as row {row} of {place} and row {other_row} of {other_place}), and none of them was taken in: leave one, or give the rule duplicates under [contracts.{table_name}].
select
    coalesce(input_issue.programme_id, programme_organisation.programme_id) as programme_id,
    input_issue.org_id,
    input_issue.table_name,
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
where input_issue.code = 'key.duplicate'
