-- metric: group_members
-- unit: count
-- direction: up
-- indicative: no
-- fi: Ryhmien ja seuraajien määrä kanavittain, kuukauden viimeinen lukema.
-- sv: Medlemmar i grupperna per kanal, månadens sista siffra.
-- en: Members of the groups by channel, the last count of the month.
select
    open_network_channel.programme_id,
    strftime(open_network_channel.month, '%Y-%m') as period,
    'channel' as dimension,
    open_network_channel.channel as dimension_value,
    cast(open_network_channel.value as double) as value
from open_network_channel
where open_network_channel.metric = 'members'
