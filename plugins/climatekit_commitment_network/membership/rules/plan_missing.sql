-- rule: M4-2e
-- severity: warning
-- source: Määritellään kohderyhmä, liittymisen kriteeristö
-- fi: Jäsenellä "{org_name}" ei ole suunnitelmaa (ilmastotyön vaihe "{climate_stage}"), vaikka kriteeristö vaatii sen: auta laatimaan suunnitelma tai päivitä vaihe.
-- sv: Medlemmen "{org_name}" har ingen plan (klimatarbetets skede "{climate_stage}") fast kriterierna kräver en: hjälp till att göra planen eller uppdatera skedet.
-- en: The member "{org_name}" has no plan (stage of climate work "{climate_stage}") although the criteria ask for one: help with the plan, or update the stage.
select
    member.programme_id,
    member.org_id,
    'membership' as subject_table,
    member.membership_id as subject_id,
    member.membership_id,
    organisation.climate_stage,
    coalesce(organisation.name, member.org_id) as org_name
from commitment_network_member as member
inner join commitment_network_criteria as criteria on member.membership_id = criteria.membership_id
left join organisation on member.org_id = organisation.org_id
where member.is_in_register and not criteria.has_plan
