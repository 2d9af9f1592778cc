-- One row per programme, channel, figure and month in which an open network measured it.
-- grain: programme_id, channel, metric, month
with measured as (
    select
        channel_metric.programme_id,
        channel_metric.channel,
        channel_metric.metric,
        cast(date_trunc('month', channel_metric.measured_on) as date) as month,
        channel_metric.measured_on,
        channel_metric.value,
        row_number() over (
            partition by
                channel_metric.programme_id,
                channel_metric.channel,
                channel_metric.metric,
                date_trunc('month', channel_metric.measured_on)
            order by channel_metric.measured_on desc
        ) as age_rank
    from channel_metric
    inner join open_network_settings on channel_metric.programme_id = open_network_settings.programme_id
    cross join run
    where channel_metric.measured_on <= run.as_of
)

select
    measured.programme_id, -- Programme.
    measured.channel, -- Channel.
    measured.metric, -- What was counted.
    measured.month, -- First day of the month.
    max(measured.measured_on) as measured_on, -- Last day on which it was measured in the month.
    -- Subscribers and members are stocks, the rest are flows.
    cast(case
        when measured.metric in ('subscribers', 'members')
            then max(case when measured.age_rank = 1 then measured.value end)
        else sum(measured.value)
    end as bigint) as value -- [count] Last count of the month for subscribers and members, else the sum of the month.
from measured
group by measured.programme_id, measured.channel, measured.metric, measured.month
