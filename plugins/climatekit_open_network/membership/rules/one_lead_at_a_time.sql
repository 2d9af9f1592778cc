-- Sharing is what co_coordinator is for; two leads at once mean that nobody knows who answers.
-- rule: M3-3a
-- severity: warning
-- source: Koordinaatiovastuuta voi jakaa myös eri organisaatioiden kesken.
-- fi: Verkostolla {programme_name} on {overlap_from_fi} alkaen yhtä aikaa kaksi pääkoordinaattoria, {org_id} ja {other_org_id}: päätä toisen rooli tai merkitse se osakoordinaattoriksi (co_coordinator).
-- sv: Nätverket {programme_name} har från {overlap_from_fi} två huvudkoordinatorer på en gång, {org_id} och {other_org_id}: avsluta den enas roll eller ange den som medkoordinator (co_coordinator).
-- en: From {overlap_from} on the network {programme_name} has two lead coordinators at once, {org_id} and {other_org_id}: end the role of one or make it a co_coordinator.
select
    first_lead.programme_id,
    programme.name as programme_name,
    first_lead.org_id,
    second_lead.org_id as other_org_id,
    greatest(first_lead.valid_from, second_lead.valid_from) as overlap_from,
    strftime(greatest(first_lead.valid_from, second_lead.valid_from), '%-d.%-m.%Y') as overlap_from_fi,
    'programme_role' as subject_table,
    first_lead.org_id || '/' || second_lead.org_id as subject_id
from programme_role as first_lead
inner join programme_role as second_lead
    on first_lead.programme_id = second_lead.programme_id
    and first_lead.org_id < second_lead.org_id
    and first_lead.valid_from <= coalesce(second_lead.valid_to, date '9999-12-31')
    and second_lead.valid_from <= coalesce(first_lead.valid_to, date '9999-12-31')
inner join open_network_settings on first_lead.programme_id = open_network_settings.programme_id
inner join programme on first_lead.programme_id = programme.programme_id
cross join run
where
    first_lead.role = 'lead_coordinator'
    and second_lead.role = 'lead_coordinator'
    and greatest(first_lead.valid_from, second_lead.valid_from) <= run.as_of
