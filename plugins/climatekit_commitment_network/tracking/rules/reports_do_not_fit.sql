-- rule: M4-3h
-- severity: warning
-- source: päätetään mittaroinnista ja seurannasta
-- fi: Sitoumuksen "{title}" raportit ovat muussa yksikössä kuin tavoite "{target_id}" ({unit}), joten niitä ei voi verrata: pyydä luku tavoitteen yksikössä.
-- sv: Rapporterna om åtagandet "{title}" har en annan enhet än målet "{target_id}" ({unit}), så de går inte att jämföra: be om talet i målets enhet.
-- en: The reports on the commitment "{title}" are in another unit than the target "{target_id}" ({unit}), so they cannot be compared: ask for the figure in that unit.
select
    target_progress.programme_id,
    target_progress.org_id,
    'target' as subject_table,
    target_progress.target_id as subject_id,
    target_progress.target_id,
    target_progress.unit,
    commitment.title
from target_progress
inner join commitment_state on target_progress.commitment_id = commitment_state.commitment_id
inner join commitment on target_progress.commitment_id = commitment.commitment_id
where commitment_state.is_open and target_progress.no_data_reason = 'other_unit'
