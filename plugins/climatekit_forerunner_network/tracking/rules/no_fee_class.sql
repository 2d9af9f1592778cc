-- rule: M5-2l
-- severity: warning
-- source: 500-1 000 € / v
-- fi: Jäsenelle "{org_name}" ei löydy maksuluokkaa vuodelle {year}: täydennä sen koko, liikevaihto tai asukasluku, tai lisää luokka tauluun fee_schedule.
-- sv: För medlemmen "{org_name}" finns ingen avgiftsklass för år {year}: fyll i dess storlek, omsättning eller invånarantal, eller lägg till klassen i tabellen fee_schedule.
-- en: There is no fee class for the member "{org_name}" in {year}: fill in its size, turnover or population, or add the class to the table fee_schedule.
select
    fee.programme_id,
    fee.org_id,
    'membership' as subject_table,
    fee.membership_id as subject_id,
    fee.year,
    coalesce(organisation.name, fee.org_id) as org_name
from forerunner_network_fee as fee
left join organisation on fee.org_id = organisation.org_id
where fee.schedule_year is not null and fee.basis is null
