-- rule: M5-2c
-- severity: error
-- source: 500-1 000 € / v
-- fi: Jäsenellä "{org_name}" ({membership_id}) on vuodelta {year} {invoices} laskua, joita ei ole hyvitetty: hyvitä ylimääräiset.
-- sv: Medlemmen "{org_name}" ({membership_id}) har {invoices} fakturor för år {year} som inte har krediterats: kreditera de överflödiga.
-- en: The member "{org_name}" ({membership_id}) has {invoices} invoices for {year} that have not been credited: credit those too many.
select
    account.programme_id,
    account.org_id,
    'membership' as subject_table,
    account.membership_id as subject_id,
    account.membership_id,
    account.year,
    account.invoices,
    coalesce(organisation.name, account.org_id) as org_name
from forerunner_network_account as account
left join organisation on account.org_id = organisation.org_id
where account.invoices > 1
