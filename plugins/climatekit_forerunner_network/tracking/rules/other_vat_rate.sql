-- Not judged where neither the schedule nor the settings give a rate: whether a fee is taxed is for the finance office.
-- rule: M5-2o
-- severity: warning
-- source: taloushallintoa
-- fi: Laskun "{invoice_id}" alv-kanta on {rate_fi} %, mutta maksutaulukon tai asetusten mukaan se on {expected_fi} %: kysy taloushallinnosta, kumpi on oikein, ja korjaa toinen.
-- sv: Momssatsen på fakturan "{invoice_id}" är {rate_fi} %, men enligt avgiftstabellen eller inställningarna är den {expected_fi} %: fråga ekonomiförvaltningen vilken som är rätt och rätta den andra.
-- en: The VAT rate of the invoice "{invoice_id}" is {rate} %, but by the schedule or the settings it is {expected} %: ask the finance office which is right and correct the other.
select
    invoice.programme_id,
    invoice.org_id,
    'invoice' as subject_table,
    invoice.invoice_id as subject_id,
    invoice.invoice_id,
    cast(cast(coalesce(invoice.vat_pct, 0) as decimal(5, 2)) as varchar) as rate,
    replace(cast(cast(coalesce(invoice.vat_pct, 0) as decimal(5, 2)) as varchar), '.', ',') as rate_fi,
    cast(cast(fee.vat_pct as decimal(5, 2)) as varchar) as expected,
    replace(cast(cast(fee.vat_pct as decimal(5, 2)) as varchar), '.', ',') as expected_fi
from forerunner_network_invoice as invoice
inner join forerunner_network_fee as fee on invoice.membership_id = fee.membership_id and invoice.year = fee.year
where
    invoice.state in ('open', 'overdue', 'paid')
    and cast(coalesce(invoice.vat_pct, 0) as decimal(5, 2)) <> cast(fee.vat_pct as decimal(5, 2))
