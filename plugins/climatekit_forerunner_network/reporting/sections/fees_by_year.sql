-- One row per programme and fee year: what the schedule asks for, what was invoiced, paid and left open.
-- section: fees_by_year
-- order: 300
-- chart: bar
-- category: year
-- values: due, invoiced
-- sort: year
-- metrics: fees_due, fee_cover_ratio
-- fi: Jäsenmaksut
-- sv: Medlemsavgifter
-- en: Fees
-- column year: Vuosi | År | Year
-- column memberships: Jäsenyyksiä | Medlemskap | Memberships
-- column due: Taksan mukaan | Enligt taxan | By the schedule
-- column invoiced: Laskutettu | Fakturerat | Invoiced
-- column paid: Maksettu (sis. alv) | Betalt (inkl. moms) | Paid (with VAT)
-- column overdue: Erääntynyt (sis. alv) | Förfallet (inkl. moms) | Overdue (with VAT)
select
    fact_fee.programme_id,
    cast(fact_fee.year as varchar) as year,
    count(*) as memberships, -- [count]
    sum(fact_fee.fee_due_eur) as due, -- [EUR]
    sum(fact_fee.invoiced_net_eur) as invoiced, -- [EUR]
    sum(fact_fee.paid_eur) as paid, -- [EUR]
    sum(fact_fee.overdue_eur) as overdue -- [EUR]
from fact_fee
group by fact_fee.programme_id, fact_fee.year
