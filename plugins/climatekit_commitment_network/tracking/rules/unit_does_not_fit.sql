-- rule: M4-3d
-- severity: error
-- source: päätetään mittaroinnista ja seurannasta
-- fi: Sitoumuksen "{title}" tavoitteen "{target_id}" yksikkö "{unit}" ei sovi mittariin "{metric}": korjaa jompikumpi.
-- sv: Enheten "{unit}" i målet "{target_id}" för åtagandet "{title}" passar inte mätaren "{metric}": rätta någondera.
-- en: The unit "{unit}" of the target "{target_id}" of the commitment "{title}" does not fit the metric "{metric}": correct either.
select
    target_plan.programme_id,
    target_plan.org_id,
    'target' as subject_table,
    target_plan.target_id as subject_id,
    target_plan.target_id,
    target_plan.metric,
    target_plan.unit,
    commitment.title
from target_plan
inner join commitment_state on target_plan.commitment_id = commitment_state.commitment_id
inner join commitment on target_plan.commitment_id = commitment.commitment_id
where
    commitment_state.is_open
    and not target_plan.unit_fits
