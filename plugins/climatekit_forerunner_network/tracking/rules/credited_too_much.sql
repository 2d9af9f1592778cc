-- rule: M5-2h
-- severity: error
-- source: taloushallintoa
-- fi: Laskusta "{invoice_id}" ({gross_fi} €) on hyvitetty {credited_fi} €, enemmän kuin laskutettiin: korjaa hyvityslaskut.
-- sv: Av fakturan "{invoice_id}" ({gross_fi} €) har {credited_fi} € krediterats, mer än vad som fakturerades: rätta kreditfakturorna.
-- en: Of the invoice "{invoice_id}" ({gross} €) {credited} € have been credited, more than was invoiced: correct the credit notes.
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
where not invoice.is_credit_note and invoice.credited_gross_eur > invoice.gross_eur
