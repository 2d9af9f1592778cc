-- metric: fee_cover_ratio
-- unit: share
-- order: 41
-- title_fi: Maksut kattavat kuluista
-- title_sv: Avgifterna täcker av kostnaderna
-- title_en: Cost covered by fees
-- direction: up
-- headline: yes
-- indicative: yes
-- fi: Vuoden laskutettujen jäsenmaksujen osuus koordinoinnin kustannuksista.
-- sv: Andelen av samordningens kostnader som årets fakturerade medlemsavgifter täcker.
-- en: Share of the cost of coordination that the fees invoiced for the year cover.
-- caveat_fi: Vertailukelpoinen vain, jos kaikki kustannukset on kirjattu; kuluvan vuoden luku on kesken.
-- caveat_sv: Jämförbart bara om alla kostnader har antecknats; innevarande års tal är ofullständigt.
-- caveat_en: Comparable only where all costs are on record; the figure of the current year is incomplete.
select
    used.programme_id,
    cast(used.year as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    cast(used.fees_invoiced_eur as double) / cast(used.cost_eur as double) as value
from forerunner_network_year as used
where used.cost_eur > 0
