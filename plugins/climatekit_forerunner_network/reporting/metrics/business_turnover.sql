-- metric: business_turnover
-- unit: EUR
-- order: 44
-- title_fi: Jäsenten liikevaihto
-- title_sv: Medlemmarnas omsättning
-- title_en: Members' turnover
-- direction: up
-- headline: yes
-- indicative: yes
-- fi: Jäsenten liikevaihto yhteensä (vuosittain, ja tarkastelupäivänä viimeisimmän tiedon mukaan).
-- sv: Medlemmarnas sammanlagda omsättning (per år, och på granskningsdagen enligt den senaste uppgiften).
-- en: Turnover of the members, summed (by year, and on the as-of date by the latest profile).
-- caveat_fi: Jäsenten omia lukuja kokonaisista yrityksistä, ei verkoston vaikutusta; summa on alaraja, sillä vastaamatta jättäneet puuttuvat.
-- caveat_sv: Medlemmarnas egna uppgifter om hela företag, inte nätverkets effekt; summan är en nedre gräns, för de som inte svarat saknas.
-- caveat_en: The members' own figures of whole companies, not an effect of the network; the sum is a lower bound, as those that did not answer are missing.
with counted as (
    select
        fact_member_profile.programme_id,
        cast(fact_member_profile.year as varchar) as period,
        fact_member_profile.solution_area,
        fact_member_profile.turnover_eur as amount
    from fact_member_profile
    where fact_member_profile.is_counted_in_year and fact_member_profile.turnover_eur is not null
    union all
    select
        fact_member_profile.programme_id,
        cast(run.as_of as varchar),
        fact_member_profile.solution_area,
        fact_member_profile.turnover_eur
    from fact_member_profile
    cross join run
    where fact_member_profile.is_counted_today and fact_member_profile.turnover_eur is not null
)

select
    counted.programme_id,
    counted.period,
    'all' as dimension,
    'all' as dimension_value,
    cast(sum(counted.amount) as double) as value
from counted
group by counted.programme_id, counted.period
union all
select
    counted.programme_id,
    counted.period,
    'solution_area' as dimension,
    counted.solution_area as dimension_value,
    cast(sum(counted.amount) as double) as value
from counted
group by counted.programme_id, counted.period, counted.solution_area
