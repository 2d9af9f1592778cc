-- metric: channel_activity
-- unit: count
-- title_fi: Kanavien aktiivisuus
-- title_sv: Kanalernas aktivitet
-- title_en: Activity in the channels
-- direction: up
-- indicative: no
-- fi: Julkaisut, kommentit, reaktiot, avaukset ja käynnit kanavittain kuukaudessa.
-- sv: Inlägg, kommentarer, reaktioner, öppningar och besök per kanal och månad.
-- en: Posts, comments, reactions, opens and visits by channel in the month.
-- caveat_fi: Eri kanavien ja eri mittarien lukuja ei voi laskea yhteen.
-- caveat_sv: Siffror från olika kanaler och av olika slag kan inte summeras.
-- caveat_en: Counts of different channels and of different kinds can't be added up.
select
    open_network_channel.programme_id,
    strftime(open_network_channel.month, '%Y-%m') as period,
    open_network_channel.channel as dimension,
    open_network_channel.metric as dimension_value,
    cast(open_network_channel.value as double) as value
from open_network_channel
where open_network_channel.metric not in ('subscribers', 'members')
