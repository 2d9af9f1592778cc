-- rule: M5-2q
-- severity: warning
-- source: taloushallintoa
-- fi: Laskusta "{invoice_id}" on maksettu {overpaid_fi} € liikaa: palauta summa ja kirjaa palautus tauluun payment miinusmerkkisenä.
-- sv: Av fakturan "{invoice_id}" har {overpaid_fi} € betalats för mycket: betala tillbaka beloppet och för in det i tabellen payment med minustecken.
-- en: {overpaid} € too much have been paid of the invoice "{invoice_id}": pay them back and record that in the table payment with a minus sign.
select
    invoice.programme_id,
    invoice.org_id,
    'invoice' as subject_table,
    invoice.invoice_id as subject_id,
    invoice.invoice_id,
    cast(invoice.overpaid_eur as varchar) as overpaid,
    replace(cast(invoice.overpaid_eur as varchar), '.', ',') as overpaid_fi
from forerunner_network_invoice as invoice
where invoice.overpaid_eur > 0
