-- rule: M4-3b
-- severity: warning
-- source: päätetään mittaroinnista ja seurannasta
-- fi: Sitoumuksen "{title}" tavoitteesta "{target_id}" puuttuu lähtövuosi tai lähtöarvo, joten etenemistä ei voi laskea: selvitä lähtötaso.
-- sv: Målet "{target_id}" för åtagandet "{title}" saknar basår eller basvärde, så framstegen går inte att räkna: ta reda på utgångsnivån.
-- en: The target "{target_id}" of the commitment "{title}" lacks its base year or base value, so progress cannot be counted: find out the baseline.
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
    and (target_plan.base_year is null or target_plan.base_value is null)
