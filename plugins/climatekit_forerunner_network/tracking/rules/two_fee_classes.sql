-- rule: M5-2m
-- severity: warning
-- source: 500-1 000 € / v
-- fi: Jäsenelle "{org_name}" sopii {rows_fitting} maksuluokkaa vuodelle {year}, ja halvin ("{fee_class}") on laskettu: korjaa taulun fee_schedule päällekkäiset rajat.
-- sv: För medlemmen "{org_name}" passar {rows_fitting} avgiftsklasser för år {year}, och den billigaste ("{fee_class}") har använts: rätta de överlappande gränserna i tabellen fee_schedule.
-- en: {rows_fitting} fee classes fit the member "{org_name}" in {year}, and the cheapest ("{fee_class}") was taken: correct the overlapping bounds in the table fee_schedule.
select
    fee.programme_id,
    fee.org_id,
    'membership' as subject_table,
    fee.membership_id as subject_id,
    fee.year,
    fee.rows_fitting,
    fee.fee_class,
    coalesce(organisation.name, fee.org_id) as org_name
from forerunner_network_fee as fee
left join organisation on fee.org_id = organisation.org_id
where fee.rows_fitting > 1
