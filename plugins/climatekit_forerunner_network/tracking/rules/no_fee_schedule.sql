-- rule: M5-2n
-- severity: error
-- source: maksulliset ja ”järjestäytyneemmät” ilmastoverkostot
-- fi: Verkostolla "{programme_name}" ei ole maksutaulukkoa vuodelle {year}: kirjaa päätetyt jäsenmaksut tauluun fee_schedule.
-- sv: Nätverket "{programme_name}" har ingen avgiftstabell för år {year}: för in de beslutade medlemsavgifterna i tabellen fee_schedule.
-- en: The network "{programme_name}" has no fee schedule for {year}: record the fees decided on in the table fee_schedule.
with scheduled as (
    select
        fee_schedule.programme_id,
        min(fee_schedule.valid_from_year) as first_year
    from fee_schedule
    group by fee_schedule.programme_id
)

select
    programme.programme_id,
    programme.programme_name,
    cast(extract(year from programme.as_of) as bigint) as year,
    'fee_schedule' as subject_table
from forerunner_network_programme as programme
left join scheduled on programme.programme_id = scheduled.programme_id
where coalesce(scheduled.first_year, 9999) > cast(extract(year from programme.as_of) as bigint)
