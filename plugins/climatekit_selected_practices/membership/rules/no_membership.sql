-- rule: M1-1a
-- severity: error
-- source: Toimintamalli helposti käyttöön, pienten resurssien jakaminen, ei yhteistä koordinaatiota
-- fi: Jäsenyys "{membership_id}" on kirjattu ohjelmaan {programme_name}, jossa on vain toimintamalleja eikä jäseniä: kirjaa yrityksen {org_id} tapaamiset tauluun touchpoint tai valitse verkoston malli.
-- sv: Medlemskapet "{membership_id}" är infört i programmet {programme_name}, som bara har verksamhetsmodeller och inga medlemmar: för in kontakterna med företaget {org_id} i tabellen touchpoint eller välj en nätverksmodell.
-- en: The membership "{membership_id}" is recorded for the programme {programme_name}, which has practices only and no members: record the contacts with the company {org_id} in the table touchpoint, or choose a model with a network.
select
    membership.programme_id,
    programme.name as programme_name,
    membership.org_id,
    membership.membership_id,
    'membership' as subject_table,
    membership.membership_id as subject_id
from membership
inner join selected_practices_settings on membership.programme_id = selected_practices_settings.programme_id
inner join programme on membership.programme_id = programme.programme_id
