-- metric: members_active
-- unit: count
-- order: 20
-- title_fi: Aktiivisia
-- title_sv: Aktiva
-- title_en: Active
-- direction: up
-- headline: yes
-- indicative: no
-- fi: Organisaatiot, jotka ovat mukana tarkastelupäivänä ja jotka koordinointimalli laskee aktiivisiksi.
-- sv: Organisationer som är med på granskningsdagen och som modellen räknar som aktiva.
-- en: Organisations that are in on the as-of date and that the model counts as active.
-- caveat_fi: Aktiivisuus tarkoittaa eri malleissa eri asiaa: avoimessa verkostossa tilaisuuksissa käymistä, suljetussa voimassa olevaa jäsenyyttä.
-- caveat_sv: Aktiv betyder olika i olika modeller: i ett öppet nätverk deltagande i evenemang, i ett slutet ett gällande medlemskap.
-- caveat_en: Active means different things in different models: coming to events in an open network, a valid membership in a closed one.
with members as (
    select distinct programme_member.programme_id, programme_member.org_id
    from programme_member
    where programme_member.is_active
)

select
    programme.programme_id,
    cast(run.as_of as varchar) as period,
    coalesce(organisation_group.dimension, 'all') as dimension,
    coalesce(organisation_group.dimension_value, 'all') as dimension_value,
    cast(count(distinct members.org_id) as double) as value
from programme
cross join run
left join members on programme.programme_id = members.programme_id
left join organisation_group on members.org_id = organisation_group.org_id
group by all
