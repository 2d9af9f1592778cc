-- rule: M5-2f
-- severity: error
-- source: taloushallintoa
-- fi: Lasku "{invoice_id}" on miinusmerkkinen ({net_fi} €), mutta ei kerro, minkä laskun se hyvittää: täytä sarake credit_of.
-- sv: Fakturan "{invoice_id}" är negativ ({net_fi} €) men säger inte vilken faktura den krediterar: fyll i kolumnen credit_of.
-- en: The invoice "{invoice_id}" is negative ({net} €) but does not say which invoice it credits: fill in the column credit_of.
select
    invoice.programme_id,
    invoice.org_id,
    'invoice' as subject_table,
    invoice.invoice_id as subject_id,
    invoice.invoice_id,
    cast(invoice.net_eur as varchar) as net,
    replace(cast(invoice.net_eur as varchar), '.', ',') as net_fi
from forerunner_network_invoice as invoice
where invoice.net_eur < 0 and invoice.credit_of is null
