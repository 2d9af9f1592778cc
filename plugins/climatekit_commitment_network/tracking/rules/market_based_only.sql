-- rule: GW08
-- severity: warning
-- source: viherpesun riski kasvaa (erityisesti jos myönnetään vastuullisuutta kuvaavia merkkejä)
-- fi: Jäsen "{org_name}" ilmoittaa ostoenergian päästöt vuodelta {year} vain hankintaperusteisesti, mikä on ihmisen arvioitava viherpesun riski: pyydä myös sijaintiperusteinen luku, sillä niitä ei verrata keskenään.
-- sv: Medlemmen "{org_name}" uppger utsläppen från köpt energi för {year} bara marknadsbaserat, vilket är en risk för grönmålning som en människa får bedöma: be också om det platsbaserade talet, för de jämförs inte med varandra.
-- en: The member "{org_name}" reports the emissions of bought energy for {year} by market only, a risk of greenwashing for a human to judge: ask for the location-based figure as well, for the two are not compared.
select distinct
    member.programme_id,
    member.org_id,
    'emission_report' as subject_table,
    member.org_id || '/' || emission_profile.year || '/' || emission_profile.boundary as subject_id,
    emission_profile.year,
    coalesce(organisation.name, member.org_id) as org_name
from emission_profile
inner join commitment_network_member as member on emission_profile.org_id = member.org_id
left join organisation on member.org_id = organisation.org_id
where
    member.is_in_register
    and emission_profile.is_latest
    and emission_profile.s2_mb_tco2e is not null
    and emission_profile.s2_lb_tco2e is null
