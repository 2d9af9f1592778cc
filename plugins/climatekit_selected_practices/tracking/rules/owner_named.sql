-- rule: M1-2a
-- severity: error
-- source: Valitaan toimintamallit ja ko. toimintamallien käyttäjät kunnan sisällä.
-- fi: Toimintamallilla "{practice}" (käyttö {use_id}) ei ole vastuuyksikköä: täytä sarake owner_unit taulussa practice_use.
-- sv: Verksamhetsmodellen "{practice}" (användning {use_id}) har ingen ansvarig enhet: fyll i kolumnen owner_unit i tabellen practice_use.
-- en: The practice "{practice}" (use {use_id}) has no unit that answers for it: fill in the column owner_unit in the table practice_use.
select
    selected_practices_use.programme_id,
    selected_practices_use.use_id,
    coalesce(selected_practices_use.practice_name, selected_practices_use.practice_id) as practice,
    'practice_use' as subject_table,
    selected_practices_use.use_id as subject_id
from selected_practices_use
inner join selected_practices_programme
    on selected_practices_use.programme_id = selected_practices_programme.programme_id
where selected_practices_use.state <> 'ended' and selected_practices_use.owner_unit is null
