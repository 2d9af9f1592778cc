-- rule: GW04
-- severity: warning
-- source: viherpesun riski kasvaa (erityisesti jos myönnetään vastuullisuutta kuvaavia merkkejä)
-- fi: Julkisen sitoumuksen "{title}" tavoitteelta "{target_id}" puuttuu lähtötaso, mikä on ihmisen arvioitava viherpesun riski: selvitä lähtötaso ennen kuin vähennyksestä kerrotaan.
-- sv: Det offentliga åtagandet "{title}" har målet "{target_id}" utan utgångsnivå, vilket är en risk för grönmålning som en människa får bedöma: ta reda på utgångsnivån innan minskningen berättas.
-- en: The public commitment "{title}" has the target "{target_id}" without a baseline, a risk of greenwashing for a human to judge: find out the baseline before the reduction is told.
select
    target_plan.programme_id,
    target_plan.org_id,
    'target' as subject_table,
    target_plan.target_id as subject_id,
    target_plan.target_id,
    commitment.title
from target_plan
inner join commitment_state on target_plan.commitment_id = commitment_state.commitment_id
inner join commitment on target_plan.commitment_id = commitment.commitment_id
where
    commitment_state.is_open
    and commitment_state.kind = 'quantified'
    and commitment.is_public
    and (target_plan.base_year is null or target_plan.base_value is null)
