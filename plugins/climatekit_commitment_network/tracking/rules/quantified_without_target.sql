-- rule: M4-3a
-- severity: error
-- source: päätetään mittaroinnista ja seurannasta
-- fi: Sitoumuksella "{title}" ({commitment_id}) ei ole yhtään tavoitetta, vaikka se on merkitty määrälliseksi: lisää tavoite tauluun target tai muuta laji.
-- sv: Åtagandet "{title}" ({commitment_id}) har inget mål fast det är ett kvantitativt åtagande: lägg till ett mål i tabellen target eller ändra typen.
-- en: The commitment "{title}" ({commitment_id}) is a quantified one but has no target: add one to the table target, or change its kind.
select
    commitment_state.programme_id,
    commitment_state.org_id,
    'commitment' as subject_table,
    commitment_state.commitment_id as subject_id,
    commitment_state.commitment_id,
    commitment.title
from commitment_state
inner join commitment on commitment_state.commitment_id = commitment.commitment_id
where commitment_state.is_open and commitment_state.kind = 'quantified' and commitment_state.targets = 0
