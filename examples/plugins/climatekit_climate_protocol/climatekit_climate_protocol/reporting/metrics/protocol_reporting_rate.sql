-- metric: protocol_reporting_rate
-- unit: share
-- direction: up
-- headline: yes
-- order: 330
-- title_fi: Raportoineiden osuus
-- title_sv: Andel som rapporterat
-- title_en: Share that reported
-- fi: Osuus jäsenistä, jotka ovat raportoineet vuoden päästöt.
-- sv: Andelen medlemmar som har rapporterat årets utsläpp.
-- en: Share of the members that have reported their emissions of the year.
select
    fact.programme_id,
    cast(fact.year as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    fact.members_reported / fact.members_asked as value
from fact_protocol_year as fact
where fact.members_asked > 0
