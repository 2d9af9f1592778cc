-- rule: M2-4a
-- severity: error
-- source: Integrointi osaksi olemassaolevaa toimintaa, jaetaan vastuu kunnan sisällä
-- fi: Jäsenyys "{membership_id}" on kirjattu ohjelmaan {programme_name}, jossa ilmastotyö on osa muuta toimintaa eikä jäseniä ole: kirjaa yrityksen {org_id} kontaktit tauluun touchpoint tai valitse verkoston malli.
-- sv: Medlemskapet "{membership_id}" är infört i programmet {programme_name}, där klimatarbetet är en del av annan verksamhet och medlemmar saknas: för in kontakterna med företaget {org_id} i tabellen touchpoint eller välj en nätverksmodell.
-- en: The membership "{membership_id}" is recorded for the programme {programme_name}, in which climate work is a part of other activity and nobody is a member: record the contacts with the company {org_id} in the table touchpoint, or choose a model with a network.
select
    membership.programme_id,
    programme.name as programme_name,
    membership.org_id,
    membership.membership_id,
    'membership' as subject_table,
    membership.membership_id as subject_id
from membership
inner join integrated_practices_settings on membership.programme_id = integrated_practices_settings.programme_id
inner join programme on membership.programme_id = programme.programme_id
