-- metric: companies_reached
-- unit: count
-- order: 60
-- title_fi: Tavoitettuja yrityksiä
-- title_sv: Nådda företag
-- title_en: Companies reached
-- direction: up
-- headline: yes
-- indicative: no
-- fi: Eri organisaatiot, joihin on oltu yhteydessä vuoden aikana; kukin lasketaan kerran.
-- sv: Olika organisationer som man haft kontakt med under året; var och en räknas en gång.
-- en: Different organisations that were contacted in the year, each counted once.
with reached as (
    select distinct
        fact_touchpoint.programme_id,
        fact_touchpoint.org_id,
        strftime(fact_touchpoint.happened_on, '%Y') as period
    from fact_touchpoint
),

-- An organisation whose own row was rejected is in no group: it counts as unknown, so that the groups add up.
dimensions as (
    select distinct organisation_group.dimension
    from organisation_group
    inner join reached on organisation_group.org_id = reached.org_id
    union
    select 'all' as dimension
    from run
)

select
    reached.programme_id,
    reached.period,
    dimensions.dimension,
    coalesce(
        organisation_group.dimension_value, case when dimensions.dimension = 'all' then 'all' else 'unknown' end
    ) as dimension_value,
    cast(count(*) as double) as value
from reached
cross join dimensions
left join organisation_group
    on reached.org_id = organisation_group.org_id and dimensions.dimension = organisation_group.dimension
group by all
