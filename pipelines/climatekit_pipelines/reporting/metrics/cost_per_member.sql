-- metric: cost_per_member
-- unit: EUR
-- title_fi: Kustannus mukana olevaa kohti
-- title_sv: Kostnad per organisation
-- title_en: Cost per organisation
-- direction: down
-- indicative: yes
-- fi: Vuoden kustannukset mukana olevaa organisaatiota kohti (vuoden lopussa tai tarkastelupäivänä).
-- sv: Årets kostnader per organisation som är med (i slutet av året eller på granskningsdagen).
-- en: Cost of the year per organisation that is in at its end (or on the as-of date).
-- caveat_fi: Vertailukelpoinen vain saman mallin verkostojen kesken: avoimessa verkostossa mukana olo ei vaadi mitään.
-- caveat_sv: Jämförbart endast mellan nätverk av samma modell: i ett öppet nätverk kräver deltagandet ingenting.
-- caveat_en: Comparable only between networks of one model: being in an open network demands nothing.
with costs as (
    select
        fact_resource_use.programme_id,
        fact_resource_use.year,
        sum(fact_resource_use.cost_eur) as cost_eur
    from fact_resource_use
    where fact_resource_use.cost_eur is not null
    group by fact_resource_use.programme_id, fact_resource_use.year
),

last_months as (
    select
        fact_membership_month.programme_id,
        cast(extract(year from fact_membership_month.month) as bigint) as year,
        max(fact_membership_month.month) as month
    from fact_membership_month
    group by fact_membership_month.programme_id, cast(extract(year from fact_membership_month.month) as bigint)
)

select
    costs.programme_id,
    cast(costs.year as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    round(cast(costs.cost_eur as double) / fact_membership_month.members_at_end, 2) as value
from costs
inner join last_months on costs.programme_id = last_months.programme_id and costs.year = last_months.year
inner join fact_membership_month
    on last_months.programme_id = fact_membership_month.programme_id and last_months.month = fact_membership_month.month
where fact_membership_month.members_at_end > 0
