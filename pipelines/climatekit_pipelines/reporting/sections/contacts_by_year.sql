-- One row per programme and year: contacts with companies, and how many companies they were.
-- section: contacts_by_year
-- order: 230
-- chart: bar
-- category: year
-- values: organisations, contacts
-- sort: year
-- metrics: touchpoints, companies_reached
-- fi: Yrityskontaktit vuosittain
-- sv: Kontakter med företag per år
-- en: Contacts with companies by year
-- column year: Vuosi | År | Year
-- column contacts: Kontakteja | Kontakter | Contacts
-- column organisations: Eri organisaatioita | Olika organisationer | Different organisations
-- column with_next_step: Seuraava askel sovittu | Nästa steg avtalat | Next step agreed
select
    fact_touchpoint.programme_id,
    strftime(fact_touchpoint.happened_on, '%Y') as year,
    count(*) as contacts, -- [count]
    count(distinct fact_touchpoint.org_id) as organisations, -- [count]
    count(*) filter (fact_touchpoint.has_next_step) as with_next_step -- [count]
from fact_touchpoint
group by fact_touchpoint.programme_id, strftime(fact_touchpoint.happened_on, '%Y')
