-- rule: M5-2p
-- severity: warning
-- source: taloushallintoa
-- fi: Lasku "{invoice_id}" on merkitty maksetuksi, mutta maksuja on kirjattu {paid_fi} € sen {gross_fi} eurosta: kirjaa puuttuva maksu tauluun payment tai korjaa tila.
-- sv: Fakturan "{invoice_id}" är märkt som betald, men {paid_fi} € av dess {gross_fi} € har antecknats som betalt: för in den betalning som saknas i tabellen payment eller rätta statusen.
-- en: The invoice "{invoice_id}" is marked as paid, but {paid} € of {gross} € are on record as paid: record the missing payment in the table payment, or correct the status.
select
    invoice.programme_id,
    invoice.org_id,
    'invoice' as subject_table,
    invoice.invoice_id as subject_id,
    invoice.invoice_id,
    cast(invoice.paid_eur as varchar) as paid,
    replace(cast(invoice.paid_eur as varchar), '.', ',') as paid_fi,
    cast(invoice.gross_eur as varchar) as gross,
    replace(cast(invoice.gross_eur as varchar), '.', ',') as gross_fi
from forerunner_network_invoice as invoice
where invoice.stated_status = 'paid' and invoice.state in ('open', 'overdue')
