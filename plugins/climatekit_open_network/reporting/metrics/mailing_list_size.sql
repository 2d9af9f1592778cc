-- metric: mailing_list_size
-- unit: count
-- order: 44
-- title_fi: Sähköpostilistalla
-- title_sv: På e-postlistan
-- title_en: On the mailing list
-- direction: up
-- headline: yes
-- indicative: no
-- fi: Sähköpostilistan tilaajat, kuukauden viimeinen lukema.
-- sv: Prenumeranter på e-postlistan, månadens sista siffra.
-- en: Subscribers of the mailing list, the last count of the month.
select
    open_network_channel.programme_id,
    strftime(open_network_channel.month, '%Y-%m') as period,
    'channel' as dimension,
    open_network_channel.channel as dimension_value,
    cast(open_network_channel.value as double) as value
from open_network_channel
where open_network_channel.channel in ('mailing_list', 'newsletter') and open_network_channel.metric = 'subscribers'
