-- metric: fees_due
-- unit: EUR
-- title_fi: Jäsenmaksut taksan mukaan
-- title_sv: Avgifter enligt taxan
-- title_en: Fees by the schedule
-- direction: none
-- indicative: yes
-- fi: Vuoden jäsenmaksut maksutaulukon mukaan, ilman arvonlisäveroa.
-- sv: Årets medlemsavgifter enligt avgiftstabellen, utan mervärdesskatt.
-- en: Fees of the year by the schedule, without value added tax.
-- caveat_fi: Jäsenet, joille ei löydy maksuluokkaa, puuttuvat summasta.
-- caveat_sv: Medlemmar utan avgiftsklass saknas i summan.
-- caveat_en: Members for whom no fee class was found are missing from the sum.
with grouped as (
    select fact_fee.programme_id, fact_fee.year, 'all' as dimension, 'all' as dimension_value, fact_fee.fee_due_eur as amount
    from fact_fee
    union all
    select fact_fee.programme_id, fact_fee.year, 'fee_class', fact_fee.fee_class, fact_fee.fee_due_eur
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
