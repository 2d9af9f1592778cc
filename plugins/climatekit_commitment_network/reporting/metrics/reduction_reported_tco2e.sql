-- metric: reduction_reported_tco2e
-- unit: tCO2e
-- order: 44
-- title_fi: Ilmoitettu päästövähennys
-- title_sv: Uppgiven utsläppsminskning
-- title_en: Reduction reported
-- direction: up
-- headline: yes
-- indicative: yes
-- fi: Jäsenten ilmoittama vuosipäästöjen vähennys lähtövuodesta, kukin päästölaji kerran organisaatiota kohti.
-- sv: Minskningen av de årliga utsläppen sedan basåret enligt medlemmarna, varje slag av utsläpp en gång per organisation.
-- en: Reduction of yearly emissions since the base year as members report it, each kind of emissions once per organisation.
-- caveat_fi: Jäsenten itsensä ilmoittama ja eri lähtövuosista laskettu; summa ei ole osuus kunnan päästöistä, sillä päästölaskennan rajaus on toinen. Päällekkäiset ja toisella scope 2 -menetelmällä lasketut luvut eivät ole summassa.
-- caveat_sv: Medlemmarnas egna uppgifter från olika basår; summan är inte en andel av kommunens utsläpp, för utsläppsberäkningen har en annan avgränsning. Överlappande tal och tal enligt den andra scope 2-metoden ingår inte i summan.
-- caveat_en: Reported by the members themselves, from different base years; the sum is not a share of the municipality's emissions, whose inventory is bounded otherwise. Overlapping figures and those of the other scope 2 method are not in the sum.
with grouped as (
    select ghg_reduction.programme_id, 'all' as dimension, 'all' as dimension_value, ghg_reduction.reduction_tco2e
    from ghg_reduction
    where ghg_reduction.counts_in_total
    union all
    select ghg_reduction.programme_id, 'metric', ghg_reduction.metric, ghg_reduction.reduction_tco2e
    from ghg_reduction
)

select
    grouped.programme_id,
    cast(run.as_of as varchar) as period,
    grouped.dimension,
    grouped.dimension_value,
    -- decimals add up to the same sum in any order
    cast(sum(cast(grouped.reduction_tco2e as decimal(38, 4))) as double) as value
from grouped
cross join run
group by all
