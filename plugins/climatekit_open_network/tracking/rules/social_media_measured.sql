-- rule: M3-4c
-- severity: warning
-- source: Seuranta perustuu sähköpostilistaan, tapahtumien osallistujamääriin ja Fb-viestintäaktiivisuuteen
-- fi: Verkoston {programme_name} viestintäaktiivisuutta sosiaalisessa mediassa ({channel}) ei ole kirjattu {tracking_interval_days} päivään (viimeksi {latest_fi}): lisää julkaisut, kommentit tai reaktiot tauluun channel_metric.
-- sv: Nätverkets {programme_name} aktivitet i sociala medier ({channel}) har inte antecknats på {tracking_interval_days} dagar (senast {latest_sv}): för in inlägg, kommentarer eller reaktioner i tabellen channel_metric.
-- en: The activity of the network {programme_name} in social media ({channel}) has not been recorded for {tracking_interval_days} days (last {latest_en}): add posts, comments or reactions to the table channel_metric.
with latest as (
    select
        channel_metric.programme_id,
        max(channel_metric.measured_on) as measured_on
    from channel_metric
    inner join open_network_settings on channel_metric.programme_id = open_network_settings.programme_id
    cross join run
    where
        channel_metric.channel in ('facebook', 'linkedin', 'instagram')
        and open_network_settings.social_media_channel in ('any', channel_metric.channel)
        and channel_metric.metric in ('posts', 'comments', 'reactions')
        and channel_metric.measured_on <= run.as_of
    group by channel_metric.programme_id
)

select
    open_network_programme.programme_id,
    open_network_programme.programme_name,
    open_network_settings.tracking_interval_days,
    open_network_settings.social_media_channel as channel,
    coalesce(strftime(latest.measured_on, '%-d.%-m.%Y'), 'ei koskaan') as latest_fi,
    coalesce(strftime(latest.measured_on, '%-d.%-m.%Y'), 'aldrig') as latest_sv,
    coalesce(strftime(latest.measured_on, '%Y-%m-%d'), 'never') as latest_en,
    'channel_metric' as subject_table,
    open_network_settings.social_media_channel as subject_id
from open_network_programme
inner join open_network_settings on open_network_programme.programme_id = open_network_settings.programme_id
left join latest on open_network_programme.programme_id = latest.programme_id
where
    open_network_settings.tracks_social_media
    and date_diff(
        'day',
        coalesce(latest.measured_on, open_network_programme.running_from, date '1970-01-01'),
        open_network_programme.as_of
    ) > open_network_settings.tracking_interval_days
