-- rule: M3-4a
-- severity: warning
-- source: Seuranta perustuu sähköpostilistaan, tapahtumien osallistujamääriin ja Fb-viestintäaktiivisuuteen
-- fi: Verkoston {programme_name} sähköpostilistan kokoa ei ole kirjattu {tracking_interval_days} päivään (viimeksi {latest_fi}): lisää tilaajamäärä tauluun channel_metric.
-- sv: Storleken på nätverkets {programme_name} e-postlista har inte antecknats på {tracking_interval_days} dagar (senast {latest_sv}): för in antalet prenumeranter i tabellen channel_metric.
-- en: The size of the mailing list of the network {programme_name} has not been recorded for {tracking_interval_days} days (last {latest_en}): add the number of subscribers to the table channel_metric.
with latest as (
    select
        channel_metric.programme_id,
        max(channel_metric.measured_on) as measured_on
    from channel_metric
    cross join run
    where
        channel_metric.channel in ('mailing_list', 'newsletter')
        and channel_metric.metric in ('subscribers', 'members')
        and channel_metric.measured_on <= run.as_of
    group by channel_metric.programme_id
)

select
    open_network_programme.programme_id,
    open_network_programme.programme_name,
    open_network_settings.tracking_interval_days,
    coalesce(strftime(latest.measured_on, '%-d.%-m.%Y'), 'ei koskaan') as latest_fi,
    coalesce(strftime(latest.measured_on, '%-d.%-m.%Y'), 'aldrig') as latest_sv,
    coalesce(strftime(latest.measured_on, '%Y-%m-%d'), 'never') as latest_en,
    'channel_metric' as subject_table,
    'mailing_list' as subject_id
from open_network_programme
inner join open_network_settings on open_network_programme.programme_id = open_network_settings.programme_id
left join latest on open_network_programme.programme_id = latest.programme_id
where
    open_network_settings.tracks_mailing_list
    and date_diff(
        'day',
        coalesce(latest.measured_on, open_network_programme.running_from, date '1970-01-01'),
        open_network_programme.as_of
    ) > open_network_settings.tracking_interval_days
