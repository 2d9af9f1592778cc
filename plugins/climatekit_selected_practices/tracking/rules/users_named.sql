-- rule: M1-2b
-- severity: error
-- source: Valitaan toimintamallit ja ko. toimintamallien käyttäjät kunnan sisällä.
-- fi: Toimintamallilla "{practice}" (käyttö {use_id}) ei ole yhtään käyttäjää kunnan sisällä: lisää yksiköt tauluun practice_user.
-- sv: Verksamhetsmodellen "{practice}" (användning {use_id}) har ingen användare inom kommunen: lägg till enheterna i tabellen practice_user.
-- en: The practice "{practice}" (use {use_id}) has no user within the municipality: add the units to the table practice_user.
select
    selected_practices_use.programme_id,
    selected_practices_use.use_id,
    coalesce(selected_practices_use.practice_name, selected_practices_use.practice_id) as practice,
    'practice_use' as subject_table,
    selected_practices_use.use_id as subject_id
from selected_practices_use
inner join selected_practices_programme
    on selected_practices_use.programme_id = selected_practices_programme.programme_id
where selected_practices_use.state <> 'ended' and selected_practices_use.users = 0
