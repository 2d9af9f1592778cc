-- rule: M5-2s
-- severity: info
-- source: taloushallintoa
-- fi: Laskun "{invoice_id}" maksuaika on {days} päivää, mutta maksutaulukon mukaan {due_days}: tarkista eräpäivä.
-- sv: Betalningstiden för fakturan "{invoice_id}" är {days} dagar, men enligt avgiftstabellen {due_days}: kontrollera förfallodagen.
-- en: The invoice "{invoice_id}" gives {days} days to pay, but the schedule gives {due_days}: check the due date.
select
    invoice.programme_id,
    invoice.org_id,
    'invoice' as subject_table,
    invoice.invoice_id as subject_id,
    invoice.invoice_id,
    date_diff('day', invoice.issued_on, invoice.due_on) as days,
    fee.due_days
from forerunner_network_invoice as invoice
inner join forerunner_network_fee as fee on invoice.membership_id = fee.membership_id and invoice.year = fee.year
where
    not invoice.is_credit_note
    and invoice.state <> 'draft'
    and date_diff('day', invoice.issued_on, invoice.due_on) <> fee.due_days
