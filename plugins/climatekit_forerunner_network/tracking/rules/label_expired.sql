-- A label that lapsed long ago and was not renewed is history: it is told for a year.
-- rule: M5-8a
-- severity: warning
-- source: https://www.cluster-analysis.org/benchmarked-clusters
-- fi: Verkoston "{programme_name}" laatumerkki ({level}) vanheni {valid_to_fi}: uusi se tai lopeta sen käyttö, ja kirjaa uusi tauluun quality_label.
-- sv: Kvalitetsmärket ({level}) för nätverket "{programme_name}" gick ut {valid_to_fi}: förnya det eller sluta använda det, och för in det nya i tabellen quality_label.
-- en: The quality label ({level}) of the network "{programme_name}" expired on {valid_to}: renew it or stop using it, and record the new one in the table quality_label.
with last_days as (
    select
        label.programme_id,
        max(coalesce(label.valid_to, date '9999-12-31')) as last_day
    from quality_label as label
    cross join run
    where label.valid_from <= run.as_of
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
inner join last_days on label.programme_id = last_days.programme_id and label.valid_to = last_days.last_day
where label.valid_to < programme.as_of and label.valid_to >= programme.as_of - 365
