-- metric: fees_invoiced
-- unit: EUR
-- order: 40
-- title_fi: Jäsenmaksuja laskutettu
-- title_sv: Avgifter fakturerade
-- title_en: Fees invoiced
-- direction: up
-- headline: yes
-- indicative: no
-- fi: Vuodelta laskutetut jäsenmaksut hyvityslaskut vähennettyinä, ilman arvonlisäveroa.
-- sv: Medlemsavgifter som fakturerats för året, med avdrag för kreditfakturor, utan mervärdesskatt.
-- en: Fees invoiced for the year less credit notes, without value added tax.
with grouped as (
    select fact_fee.programme_id, fact_fee.year, 'all' as dimension, 'all' as dimension_value, fact_fee.invoiced_net_eur as amount
    from fact_fee
    union all
    select fact_fee.programme_id, fact_fee.year, 'fee_class', fact_fee.fee_class, fact_fee.invoiced_net_eur
    from fact_fee
)

select
    grouped.programme_id,
    cast(grouped.year as varchar) as period,
    grouped.dimension,
    grouped.dimension_value,
    cast(sum(grouped.amount) as double) as value
from grouped
where grouped.amount is not null
group by all
