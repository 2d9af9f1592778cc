-- rule: M5-2j
-- severity: error
-- source: taloushallintoa
-- fi: Jäsenen "{org_name}" lasku "{invoice_id}" on ollut maksamatta {days_overdue} päivää, joten jäsen lasketaan keskeytetyksi: peri maksu, hyvitä lasku tai kirjaa se luottotappioksi.
-- sv: Fakturan "{invoice_id}" till medlemmen "{org_name}" har varit obetald i {days_overdue} dagar, så medlemskapet räknas som avbrutet: driv in avgiften, kreditera fakturan eller avskriv den.
-- en: The invoice "{invoice_id}" of the member "{org_name}" has been unpaid for {days_overdue} days, so the member counts as suspended: collect the fee, credit the invoice or write it off.
select
    invoice.programme_id,
    invoice.org_id,
    'invoice' as subject_table,
    invoice.invoice_id as subject_id,
    invoice.invoice_id,
    invoice.days_overdue,
    coalesce(organisation.name, invoice.org_id) as org_name
from forerunner_network_invoice as invoice
left join organisation on invoice.org_id = organisation.org_id
where invoice.suspends
