-- rule: M5-2a
-- severity: warning
-- source: 500-1 000 € / v
-- fi: Maksuluokan "{class_value}" vuosimaksu {fee_fi} € ({valid_from_year} alkaen) ei ole välillä {fee_min_fi}–{fee_max_fi} €: tarkista maksu tai muuta asetuksia fee_min_eur ja fee_max_eur.
-- sv: Årsavgiften {fee_fi} € för klassen "{class_value}" (från {valid_from_year}) ligger inte mellan {fee_min_fi} och {fee_max_fi} €: kontrollera avgiften eller ändra inställningarna fee_min_eur och fee_max_eur.
-- en: The yearly fee of {fee} € of the class "{class_value}" (from {valid_from_year}) is not between {fee_min} and {fee_max} €: check the fee, or change the settings fee_min_eur and fee_max_eur.
with latest as (
    select
        fee_schedule.programme_id,
        max(fee_schedule.valid_from_year) as valid_from_year
    from fee_schedule
    cross join run
    where fee_schedule.valid_from_year <= cast(extract(year from run.as_of) as bigint)
    group by fee_schedule.programme_id
)

select
    schedule.programme_id,
    schedule.class_value,
    schedule.valid_from_year,
    cast(schedule.annual_fee_eur as varchar) as fee,
    replace(cast(schedule.annual_fee_eur as varchar), '.', ',') as fee_fi,
    cast(cast(settings.fee_min_eur as decimal(12, 2)) as varchar) as fee_min,
    replace(cast(cast(settings.fee_min_eur as decimal(12, 2)) as varchar), '.', ',') as fee_min_fi,
    cast(cast(settings.fee_max_eur as decimal(12, 2)) as varchar) as fee_max,
    replace(cast(cast(settings.fee_max_eur as decimal(12, 2)) as varchar), '.', ',') as fee_max_fi,
    'fee_schedule' as subject_table,
    schedule.valid_from_year || '/' || schedule.basis || '/' || schedule.class_value as subject_id
from fee_schedule as schedule
inner join latest
    on schedule.programme_id = latest.programme_id and schedule.valid_from_year >= latest.valid_from_year
inner join forerunner_network_settings as settings on schedule.programme_id = settings.programme_id
where schedule.annual_fee_eur < settings.fee_min_eur or schedule.annual_fee_eur > settings.fee_max_eur
