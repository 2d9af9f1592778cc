-- rule: M5-2b
-- severity: error
-- source: maksulliset ja ”järjestäytyneemmät” ilmastoverkostot
-- fi: Jäsentä "{org_name}" ({membership_id}) ei ole laskutettu vuodelta {year}: lähetä lasku ja kirjaa se tauluun invoice.
-- sv: Medlemmen "{org_name}" ({membership_id}) har inte fakturerats för år {year}: skicka fakturan och för in den i tabellen invoice.
-- en: The member "{org_name}" ({membership_id}) has not been invoiced for {year}: send the invoice and record it in the table invoice.
select
    account.programme_id,
    account.org_id,
    'membership' as subject_table,
    account.membership_id as subject_id,
    account.membership_id,
    account.year,
    coalesce(organisation.name, account.org_id) as org_name
from forerunner_network_account as account
inner join forerunner_network_settings as settings on account.programme_id = settings.programme_id
cross join run
left join organisation on account.org_id = organisation.org_id
where
    account.invoices = 0
    and account.fee_due_eur > 0
    and account.year <= cast(extract(year from run.as_of) as bigint)
    and account.first_day + cast(settings.invoice_due_days as integer) < run.as_of
