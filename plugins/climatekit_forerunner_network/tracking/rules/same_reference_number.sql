-- rule: M5-2r
-- severity: warning
-- source: taloushallintoa
-- fi: Viitenumero "{reference_number}" on {invoices} laskulla ({invoice_ids}), joten maksua ei voi kohdistaa: anna kullekin laskulle oma viite.
-- sv: Referensnumret "{reference_number}" finns på {invoices} fakturor ({invoice_ids}), så betalningen går inte att hänföra: ge varje faktura ett eget.
-- en: The reference number "{reference_number}" is on {invoices} invoices ({invoice_ids}), so a payment can't be told apart: give each invoice one of its own.
select
    invoice.programme_id,
    invoice.reference_number,
    count(*) as invoices,
    min(invoice.invoice_id) || ', ' || max(invoice.invoice_id) as invoice_ids,
    'invoice' as subject_table,
    min(invoice.invoice_id) as subject_id
from forerunner_network_invoice as invoice
where invoice.reference_number is not null and not invoice.is_credit_note
group by invoice.programme_id, invoice.reference_number
having count(*) > 1
