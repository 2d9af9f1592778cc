-- rule: M4-3c
-- severity: warning
-- source: päätetään mittaroinnista ja seurannasta
-- fi: Sitoumuksen "{title}" tavoitteesta "{target_id}" puuttuu sekä tavoitearvo että lähtöarvosta laskettava vähennys: kirjaa jompikumpi.
-- sv: Målet "{target_id}" för åtagandet "{title}" saknar både målvärde och en minskning räknad från basvärdet: anteckna någondera.
-- en: The target "{target_id}" of the commitment "{title}" has neither a target value nor a reduction from a base value: record one of them.
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
    and target_plan.target_value is null
