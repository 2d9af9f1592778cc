-- One finding per key that stands on rows which differ, where the stated rule says which of them stays.
-- rule: key.superseded
-- severity: warning
-- source: own rule: which of the rows that share a key stays is said in climatekit.toml or by the contract, never silently
-- fi: Taulun {table_name} avain {row_key} on {rows} rivillä, jotka eroavat toisistaan: säännöllä "{stated_rule}" voimaan jää {place} rivi {row}, ja esim. {other_place} rivi {other_row} jätettiin pois. Tarkista, että oikea rivi jäi.
-- sv: Nyckeln {row_key} i tabellen {table_name} finns på {rows} rader som skiljer sig: enligt regeln "{stated_rule}" gäller {place} rad {row}, och t.ex. {other_place} rad {other_row} lämnades bort. Kontrollera att rätt rad gäller.
-- en: The key {row_key} of the table {table_name} stands on {rows} rows that differ: by the rule "{stated_rule}" row {row} of {place} stays, and row {other_row} of {other_place}, for one, was left out. Check that the right row stays.
select
    coalesce(input_issue.programme_id, programme_organisation.programme_id) as programme_id,
    input_issue.org_id,
    input_issue.table_name,
    input_issue.row_key,
    input_issue.rows,
    input_issue.stated_rule,
    input_issue.place,
    input_issue.row,
    input_issue.other_place,
    input_issue.other_row,
    input_issue.table_name as subject_table,
    input_issue.row_key as subject_id
from input_issue
left join programme_organisation on input_issue.programme_id is null and input_issue.org_id = programme_organisation.org_id
where input_issue.code = 'key.superseded'
