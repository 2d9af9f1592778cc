-- rule: X1
-- severity: warning
-- source: own rule: one organisation is counted once, so one business id stands for one organisation
-- fi: Y-tunnus "{business_id}" on {organisations} organisaatiolla ({org_ids}), joten sama yritys lasketaan monta kertaa: yhdistä ne yhdeksi tunnukseksi.
-- sv: FO-nummer "{business_id}" finns hos {organisations} organisationer ({org_ids}), så samma företag räknas flera gånger: slå ihop dem till ett id.
-- en: Business id "{business_id}" is carried by {organisations} organisations ({org_ids}), so one company is counted more than once: merge them into one id.
with members as (
    select distinct
        programme_member.programme_id,
        programme_member.org_id
    from programme_member
)

select
    members.programme_id,
    min(organisation.org_id) as org_id,
    organisation.business_id,
    count(*) as organisations,
    min(organisation.org_id) || case when count(*) > 2 then ' … ' else ', ' end || max(organisation.org_id) as org_ids,
    'organisation' as subject_table,
    min(organisation.org_id) as subject_id
from members
inner join organisation on members.org_id = organisation.org_id
where organisation.business_id is not null
group by members.programme_id, organisation.business_id
having count(*) > 1
