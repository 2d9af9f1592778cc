-- rule: M5-2g
-- severity: warning
-- source: taloushallintoa
-- fi: Lasku "{invoice_id}" on merkitty hyvitetyksi, mutta hyvityslaskuja on {credited_fi} € sen {gross_fi} eurosta: kirjaa hyvityslasku tai korjaa tila.
-- sv: Fakturan "{invoice_id}" är märkt som krediterad, men kreditfakturorna är {credited_fi} € av dess {gross_fi} €: för in kreditfakturan eller rätta statusen.
-- en: The invoice "{invoice_id}" is marked as credited, but its credit notes come to {credited} € of {gross} €: record the credit note, or correct the status.
select
    invoice.programme_id,
    invoice.org_id,
    'invoice' as subject_table,
    invoice.invoice_id as subject_id,
    invoice.invoice_id,
    cast(invoice.credited_gross_eur as varchar) as credited,
    replace(cast(invoice.credited_gross_eur as varchar), '.', ',') as credited_fi,
    cast(invoice.gross_eur as varchar) as gross,
    replace(cast(invoice.gross_eur as varchar), '.', ',') as gross_fi
from forerunner_network_invoice as invoice
where
    invoice.stated_status = 'credited'
    and not invoice.is_credit_note
    and invoice.credited_gross_eur < invoice.gross_eur
