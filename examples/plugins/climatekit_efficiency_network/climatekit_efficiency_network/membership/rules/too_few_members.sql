-- rule: EN-1
-- severity: error
-- source: https://effizienznetzwerke.org/presse/die-initiative
-- fi: Verkoston jäsenmäärä on {members}, kun vähimmäismäärä on {min_members}: hanki lisää jäseniä.
-- sv: Antalet medlemmar i nätverket är {members}, men minst {min_members} krävs: värva fler.
-- en: The network has {members} of the {min_members} members that it needs at least: win more.
select
    settings.programme_id,
    'programme' as subject_table,
    settings.programme_id as subject_id,
    count(member.org_id) as members,
    settings.min_members
from efficiency_network_settings as settings
left join efficiency_network_member as member
    on settings.programme_id = member.programme_id and member.is_active
group by settings.programme_id, settings.min_members
having count(member.org_id) < settings.min_members
