-- metric: share_of_inventory
-- unit: share
-- title_fi: Suhteessa kunnan päästölaskentaan
-- title_sv: I förhållande till kommunens utsläppsberäkning
-- title_en: Against the municipality's inventory
-- direction: none
-- indicative: yes
-- fi: Aktiivisten jäsenten kunnassa sijaitsevien toimipaikkojen päästöt (scope 1 ja yksi scope 2 -tapa) suhteessa kunnan päästölaskennan summaan samalta vuodelta.
-- sv: Utsläppen från de aktiva medlemmarnas verksamhetsställen i kommunen (scope 1 och ett sätt att räkna scope 2) i förhållande till summan i kommunens utsläppsberäkning för samma år.
-- en: Emissions of active members' sites in the municipality (scope 1 and one method of scope 2) against the total of the municipality's inventory of the same year.
-- caveat_fi: Ei todellinen osuus: Hinku-laskenta jättää pois muun muassa päästökauppalaitosten polttoaineet, teollisuuden sähkön ja jätteet sekä läpiajon, jotka jäsenten luvuissa voivat olla mukana; mukana ovat vain raportoineet jäsenet.
-- caveat_sv: Ingen verklig andel: Hinku-beräkningen utelämnar bland annat bränslen vid anläggningar i utsläppshandeln, industrins el och avfall samt genomfartstrafik, som kan ingå i medlemmarnas tal; bara medlemmar som har rapporterat är med.
-- caveat_en: No true share: the Hinku calculation leaves out fuels of plants in emissions trading, electricity and waste of industry and through-traffic among others, which members' figures may hold; only members that reported are in.
with members as (
    select distinct member.programme_id, member.org_id
    from commitment_network_member as member
    where member.is_active
),

covered as (
    select
        settings.programme_id,
        settings.inventory_year,
        settings.inventory_method,
        settings.inventory_tco2e,
        case
            when coalesce(settings.scope2_method, 'location') = 'location' then fact_emission_report.s1_s2_lb_tco2e
            else fact_emission_report.s1_s2_mb_tco2e
        end as tco2e
    from commitment_network_settings as settings
    inner join members on settings.programme_id = members.programme_id
    inner join fact_emission_report
        on members.org_id = fact_emission_report.org_id and settings.inventory_year = fact_emission_report.year
    where
        fact_emission_report.boundary = 'site_in_municipality'
        and settings.inventory_tco2e is not null
        and settings.inventory_method is not null
)

select
    covered.programme_id,
    cast(covered.inventory_year as varchar) as period,
    'inventory_method' as dimension,
    covered.inventory_method as dimension_value,
    cast(sum(cast(covered.tco2e as decimal(38, 4))) as double) / covered.inventory_tco2e as value
from covered
where covered.tco2e is not null
group by covered.programme_id, covered.inventory_year, covered.inventory_method, covered.inventory_tco2e
