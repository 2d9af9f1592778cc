-- metric: members_suspended
-- unit: count
-- direction: down
-- indicative: no
-- fi: Jäsenet, joiden maksu on ollut niin kauan maksamatta, että jäsenyys lasketaan keskeytetyksi.
-- sv: Medlemmar vars avgift har varit obetald så länge att medlemskapet räknas som avbrutet.
-- en: Members whose fee has been unpaid for so long that they count as suspended.
select
    settings.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    cast(count(distinct member.org_id) as double) as value
from forerunner_network_settings as settings
cross join run
left join forerunner_network_member as member
    on settings.programme_id = member.programme_id and member.status = 'suspended'
group by settings.programme_id, run.as_of
