-- rule: EN-2
-- severity: info
-- source: https://effizienznetzwerke.org/presse/die-initiative
-- fi: Verkostossa on {members} jäsentä; tavallisesti niitä on {usual_min_members}–{usual_max_members}: tarkista, toimiiko kokemusten vaihto.
-- sv: Nätverket har {members} medlemmar; vanligen är de {usual_min_members}–{usual_max_members}: se efter om erfarenhetsutbytet fungerar.
-- en: The network has {members} members; usually there are {usual_min_members} to {usual_max_members}: see whether the exchange works.
select
    settings.programme_id,
    'programme' as subject_table,
    settings.programme_id as subject_id,
    count(*) as members,
    settings.usual_min_members,
    settings.usual_max_members
from efficiency_network_settings as settings
inner join efficiency_network_member as member
    on settings.programme_id = member.programme_id and member.is_active
group by all
having
    count(*) >= any_value(settings.min_members order by settings.min_members)
    and not count(*) between settings.usual_min_members and settings.usual_max_members
