-- rule: M4-3g
-- severity: warning
-- source: päätetään mittaroinnista ja seurannasta
-- fi: Sitoumuksen "{title}" tavoitteen "{target_id}" tavoitearvo {target_value} ei vastaa {reduction_pct} prosentin vähennystä lähtöarvosta {base_value}: tarkista luvut.
-- sv: Målvärdet {target_value} i målet "{target_id}" för åtagandet "{title}" motsvarar inte en minskning på {reduction_pct} procent från basvärdet {base_value}: kontrollera talen.
-- en: The target value {target_value} of the target "{target_id}" of the commitment "{title}" is not a reduction of {reduction_pct} per cent from {base_value}: check the figures.
select
    target_plan.programme_id,
    target_plan.org_id,
    'target' as subject_table,
    target_plan.target_id as subject_id,
    target_plan.target_id,
    target_plan.target_value,
    target_plan.base_value,
    target_plan.reduction_pct,
    commitment.title
from target_plan
inner join commitment_state on target_plan.commitment_id = commitment_state.commitment_id
inner join commitment on target_plan.commitment_id = commitment.commitment_id
where
    commitment_state.is_open
    and not target_plan.target_value_is_derived
    and abs(target_plan.target_value - target_plan.base_value * (1 - target_plan.reduction_pct / 100))
    > 0.01 * abs(target_plan.base_value)
