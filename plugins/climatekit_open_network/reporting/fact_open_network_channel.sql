-- One row per programme, channel, figure and month in which an open network measured it.
-- grain: programme_id, channel, metric, month
-- dated: month
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    open_network_channel.programme_id, -- Programme.
    open_network_channel.channel, -- Channel.
    open_network_channel.metric, -- What was counted.
    open_network_channel.month, -- First day of the month.
    open_network_channel.measured_on, -- Last day on which it was measured in the month.
    open_network_channel.value -- [count] Last count of the month for subscribers and members, else the sum of the month.
from open_network_channel
left join dim_programme on open_network_channel.programme_id = dim_programme.programme_id
