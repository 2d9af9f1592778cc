-- metric: emission_reports
-- unit: count
-- direction: up
-- indicative: no
-- fi: Aktiivisten jäsenten päästöraportit vuosittain rajauksen mukaan.
-- sv: De aktiva medlemmarnas utsläppsrapporter per år enligt avgränsning.
-- en: Emission reports of active members by year and boundary.
with members as (
    select distinct member.programme_id, member.org_id
    from commitment_network_member as member
    where member.is_active
)

select
    members.programme_id,
    cast(fact_emission_report.year as varchar) as period,
    'boundary' as dimension,
    fact_emission_report.boundary as dimension_value,
    cast(count(*) as double) as value
from members
inner join fact_emission_report on members.org_id = fact_emission_report.org_id
group by members.programme_id, fact_emission_report.year, fact_emission_report.boundary
