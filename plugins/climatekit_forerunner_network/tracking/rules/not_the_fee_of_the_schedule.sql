-- rule: M5-2k
-- severity: warning
-- source: 500-1 000 € / v
-- fi: Jäsentä "{org_name}" on laskutettu vuodelta {year} {invoiced_fi} €, mutta maksutaulukon mukaan maksu on {due_fi} € (luokka "{fee_class}", {months} kk): korjaa lasku tai taulukko.
-- sv: Medlemmen "{org_name}" har fakturerats {invoiced_fi} € för år {year}, men enligt avgiftstabellen är avgiften {due_fi} € (klass "{fee_class}", {months} mån): rätta fakturan eller tabellen.
-- en: The member "{org_name}" was invoiced {invoiced} € for {year}, but by the schedule the fee is {due} € (class "{fee_class}", {months} months): correct the invoice or the schedule.
select
    account.programme_id,
    account.org_id,
    'membership' as subject_table,
    account.membership_id as subject_id,
    account.year,
    fee.months,
    coalesce(fee.fee_class, '-') as fee_class,
    cast(account.invoiced_net_eur as varchar) as invoiced,
    replace(cast(account.invoiced_net_eur as varchar), '.', ',') as invoiced_fi,
    cast(account.fee_due_eur as varchar) as due,
    replace(cast(account.fee_due_eur as varchar), '.', ',') as due_fi,
    coalesce(organisation.name, account.org_id) as org_name
from forerunner_network_account as account
inner join forerunner_network_fee as fee on account.membership_id = fee.membership_id and account.year = fee.year
left join organisation on account.org_id = organisation.org_id
where account.invoices = 1 and account.invoiced_net_eur <> account.fee_due_eur
