-- rule: M5-2i
-- severity: warning
-- source: taloushallintoa
-- fi: Jäsenen "{org_name}" lasku "{invoice_id}" on ollut maksamatta {days_overdue} päivää eräpäivästä {due_on_fi}, avoinna {open_fi} €: lähetä {reminder_level}. muistutus.
-- sv: Fakturan "{invoice_id}" till medlemmen "{org_name}" har varit obetald i {days_overdue} dagar efter förfallodagen {due_on_fi}, öppet {open_fi} €: skicka påminnelse nr {reminder_level}.
-- en: The invoice "{invoice_id}" of the member "{org_name}" has been unpaid for {days_overdue} days since it was due on {due_on}, {open} € are open: send reminder no. {reminder_level}.
select
    invoice.programme_id,
    invoice.org_id,
    'invoice' as subject_table,
    invoice.invoice_id as subject_id,
    invoice.invoice_id,
    invoice.days_overdue,
    invoice.reminder_level,
    invoice.due_on,
    strftime(invoice.due_on, '%-d.%-m.%Y') as due_on_fi,
    cast(invoice.open_eur as varchar) as open,
    replace(cast(invoice.open_eur as varchar), '.', ',') as open_fi,
    coalesce(organisation.name, invoice.org_id) as org_name
from forerunner_network_invoice as invoice
left join organisation on invoice.org_id = organisation.org_id
where invoice.reminder_level > 0 and not invoice.suspends
