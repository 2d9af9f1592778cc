-- Two cents of difference are allowed between the tax and its rate: some systems round line by line.
-- rule: M5-2d
-- severity: error
-- source: taloushallintoa
-- fi: Laskun "{invoice_id}" summat eivät täsmää (veroton {net_fi}, alv {vat_fi}, verollinen {gross_fi} €, alv-kanta {rate_fi} %): korjaa summat.
-- sv: Beloppen på fakturan "{invoice_id}" stämmer inte (netto {net_fi}, moms {vat_fi}, brutto {gross_fi} €, momssats {rate_fi} %): rätta beloppen.
-- en: The amounts of the invoice "{invoice_id}" do not add up (net {net}, VAT {vat}, gross {gross} €, rate {rate} %): correct them.
select
    invoice.programme_id,
    invoice.org_id,
    'invoice' as subject_table,
    invoice.invoice_id as subject_id,
    invoice.invoice_id,
    cast(invoice.net_eur as varchar) as net,
    replace(cast(invoice.net_eur as varchar), '.', ',') as net_fi,
    cast(invoice.vat_eur as varchar) as vat,
    replace(cast(invoice.vat_eur as varchar), '.', ',') as vat_fi,
    cast(invoice.gross_eur as varchar) as gross,
    replace(cast(invoice.gross_eur as varchar), '.', ',') as gross_fi,
    cast(cast(invoice.vat_pct as decimal(5, 2)) as varchar) as rate,
    replace(cast(cast(invoice.vat_pct as decimal(5, 2)) as varchar), '.', ',') as rate_fi
from forerunner_network_invoice as invoice
where
    invoice.gross_eur <> invoice.net_eur + invoice.vat_eur
    or abs(invoice.net_eur * cast(invoice.vat_pct as decimal(5, 2)) * 0.01 - invoice.vat_eur) > 0.02
