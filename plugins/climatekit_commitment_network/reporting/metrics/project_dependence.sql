-- metric: project_dependence
-- unit: share
-- direction: down
-- indicative: yes
-- fi: Osuus viime vuoden kustannuksista, joka on maksettu 12 kuukauden sisällä päättyvällä hankerahalla.
-- sv: Andel av det senaste årets kostnader som har betalats med projektmedel som tar slut inom 12 månader.
-- en: Share of the last year's cost paid with project money that ends within 12 months.
-- caveat_fi: Hankerahaksi luetaan valtionavustus ja EU-raha; osuus on kustannuksista, ei budjetista.
-- caveat_sv: Som projektmedel räknas statsunderstöd och EU-medel; andelen är av kostnaderna, inte av budgeten.
-- caveat_en: State grants and EU money count as project money; the share is of costs, not of the budget.
with spent as (
    select
        fact_resource_use.programme_id,
        fact_resource_use.year,
        sum(fact_resource_use.cost_eur) as cost,
        sum(case when fact_resource_use.fund_source in ('state_grant', 'eu') then fact_resource_use.cost_eur else 0 end)
            as granted,
        row_number() over (
            partition by fact_resource_use.programme_id
            order by fact_resource_use.year desc
        ) as recency
    from fact_resource_use
    cross join run
    where fact_resource_use.year <= year(run.as_of) and fact_resource_use.cost_eur > 0
    group by fact_resource_use.programme_id, fact_resource_use.year
),

judged as (
    -- no value where the end of the project is not told, or the money is mixed and no costs are on record
    select
        settings.programme_id,
        case
            when settings.funding_basis in ('core', 'fees') then 0
            when settings.project_end is null then null
            when date_diff('day', run.as_of, settings.project_end) > 365 then 0
            when spent.cost is not null then cast(spent.granted as double) / cast(spent.cost as double)
            when settings.funding_basis = 'project' then 1
        end as value
    from commitment_network_settings as settings
    cross join run
    left join spent on settings.programme_id = spent.programme_id and spent.recency = 1
)

select
    judged.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    cast(judged.value as double) as value
from judged
cross join run
where judged.value is not null
