-- rule: M5-2e
-- severity: error
-- source: taloushallintoa
-- fi: Hyvityslasku "{invoice_id}" (vuosi {year}) hyvittää laskun "{credit_of}", joka on toisen jäsenen, toiselta vuodelta tai itse hyvityslasku: korjaa viittaus.
-- sv: Kreditfakturan "{invoice_id}" (år {year}) krediterar fakturan "{credit_of}", som är en annan medlems, ett annat års eller själv en kreditfaktura: rätta hänvisningen.
-- en: The credit note "{invoice_id}" (year {year}) credits the invoice "{credit_of}", which is another member's, of another year or itself a credit note: correct the reference.
select
    credit.programme_id,
    credit.org_id,
    'invoice' as subject_table,
    credit.invoice_id as subject_id,
    credit.invoice_id,
    credit.credit_of,
    credit.year
from forerunner_network_invoice as credit
inner join forerunner_network_invoice as invoice on credit.credit_of = invoice.invoice_id
where
    credit.membership_id <> invoice.membership_id
    or credit.year <> invoice.year
    or invoice.is_credit_note
