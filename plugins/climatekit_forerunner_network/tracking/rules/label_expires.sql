-- rule: M5-8b
-- severity: info
-- source: https://www.cluster-analysis.org/benchmarked-clusters
-- fi: Verkoston "{programme_name}" laatumerkki ({level}) vanhenee {valid_to_fi}: aloita uusiminen.
-- sv: Kvalitetsmärket ({level}) för nätverket "{programme_name}" går ut {valid_to_fi}: börja förnya det.
-- en: The quality label ({level}) of the network "{programme_name}" expires on {valid_to}: begin to renew it.
with last_days as (
    select
        label.programme_id,
        max(coalesce(label.valid_to, date '9999-12-31')) as last_day
    from quality_label as label
    group by label.programme_id
)

select
    label.programme_id,
    programme.programme_name,
    label.level,
    label.valid_to,
    strftime(label.valid_to, '%-d.%-m.%Y') as valid_to_fi,
    'quality_label' as subject_table,
    label.level || '/' || label.valid_from as subject_id
from quality_label as label
inner join forerunner_network_programme as programme on label.programme_id = programme.programme_id
inner join forerunner_network_settings as settings on label.programme_id = settings.programme_id
inner join last_days on label.programme_id = last_days.programme_id and label.valid_to = last_days.last_day
where
    label.valid_from <= programme.as_of
    and label.valid_to >= programme.as_of
    and date_diff('day', programme.as_of, label.valid_to) <= settings.label_notice_days
