-- metric: emissions_in_municipality_tco2e
-- unit: tCO2e
-- title_fi: Päästöt kunnassa
-- title_sv: Utsläpp i kommunen
-- title_en: Emissions in the municipality
-- direction: none
-- indicative: yes
-- fi: Jäsenten ilmoittamat päästöt kunnassa sijaitsevista toimipaikoista vuosittain, kukin päästölaji erikseen.
-- sv: Medlemmarnas uppgivna utsläpp från verksamhetsställen i kommunen per år, varje slag för sig.
-- en: Emissions of sites in the municipality as members report them, by year, each kind on its own.
-- caveat_fi: Eri vuosina raportoi eri määrä jäseniä; sijainti- ja hankintaperusteista scope 2 -lukua ei lasketa yhteen.
-- caveat_sv: Olika många medlemmar rapporterar olika år; platsbaserat och marknadsbaserat scope 2 läggs inte ihop.
-- caveat_en: The number of members that report differs by year; scope 2 by location and by market are not added.
with members as (
    select distinct member.programme_id, member.org_id
    from commitment_network_member as member
    where member.is_active
),

scopes as (
    select fact_emission_report.org_id, fact_emission_report.year, 's1' as scope, fact_emission_report.s1_tco2e as tco2e
    from fact_emission_report
    where fact_emission_report.boundary = 'site_in_municipality'
    union all
    select fact_emission_report.org_id, fact_emission_report.year, 's2_lb', fact_emission_report.s2_lb_tco2e
    from fact_emission_report
    where fact_emission_report.boundary = 'site_in_municipality'
    union all
    select fact_emission_report.org_id, fact_emission_report.year, 's2_mb', fact_emission_report.s2_mb_tco2e
    from fact_emission_report
    where fact_emission_report.boundary = 'site_in_municipality'
    union all
    select fact_emission_report.org_id, fact_emission_report.year, 's3', fact_emission_report.s3_tco2e
    from fact_emission_report
    where fact_emission_report.boundary = 'site_in_municipality'
)

select
    members.programme_id,
    cast(scopes.year as varchar) as period,
    'scope' as dimension,
    scopes.scope as dimension_value,
    -- decimals add up to the same sum in any order
    cast(sum(cast(scopes.tco2e as decimal(38, 4))) as double) as value
from members
inner join scopes on members.org_id = scopes.org_id
where scopes.tco2e is not null
group by members.programme_id, scopes.year, scopes.scope
