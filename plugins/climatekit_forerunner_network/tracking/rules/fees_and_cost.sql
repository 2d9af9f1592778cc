-- rule: M5-3b
-- severity: info
-- source: https://www.interregeurope.eu/policylearning/good-practices/item/5543/greenreality-network-public-private-partnerships-for-low-carbon/
-- fi: Vuoden {year} jäsenmaksut ({fees} €) kattavat {share} % verkoston "{programme_name}" kustannuksista ({cost} €): sovi, kuka maksaa loput.
-- sv: Medlemsavgifterna för år {year} ({fees} €) täcker {share} % av kostnaderna för nätverket "{programme_name}" ({cost} €): kom överens om vem som betalar resten.
-- en: The fees of {year} ({fees} €) cover {share} % of the cost of the network "{programme_name}" ({cost} €): agree on who pays the rest.
select
    programme.programme_id,
    programme.programme_name,
    programme.reported_year as year,
    cast(round(used.fees_invoiced_eur) as bigint) as fees,
    cast(round(used.cost_eur) as bigint) as cost,
    cast(floor(100 * cast(used.fees_invoiced_eur as double) / cast(used.cost_eur as double)) as bigint) as share,
    'resource_use' as subject_table,
    cast(programme.reported_year as varchar) as subject_id
from forerunner_network_programme as programme
inner join forerunner_network_year as used
    on programme.programme_id = used.programme_id and programme.reported_year = used.year
where used.cost_eur > 0 and used.fees_invoiced_eur < used.cost_eur
