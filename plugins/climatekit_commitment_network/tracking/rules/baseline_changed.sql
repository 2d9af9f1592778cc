-- rule: GW04
-- severity: warning
-- source: viherpesun riski kasvaa (erityisesti jos myönnetään vastuullisuutta kuvaavia merkkejä)
-- fi: Sitoumuksen "{title}" tavoitteen "{target_id}" lähtötasoa on muutettu {base_changed_on} perustelematta, mikä on ihmisen arvioitava viherpesun riski: kirjaa syy sarakkeeseen base_change_reason.
-- sv: Utgångsnivån för målet "{target_id}" i åtagandet "{title}" ändrades {base_changed_on} utan motivering, vilket är en risk för grönmålning som en människa får bedöma: anteckna orsaken i kolumnen base_change_reason.
-- en: The baseline of the target "{target_id}" of the commitment "{title}" was changed on {base_changed_on} without a reason, a risk of greenwashing for a human to judge: record the reason in the column base_change_reason.
select
    target_plan.programme_id,
    target_plan.org_id,
    'target' as subject_table,
    target_plan.target_id as subject_id,
    target_plan.target_id,
    target.base_changed_on,
    commitment.title
from target_plan
inner join target on target_plan.target_id = target.target_id
inner join commitment_state on target_plan.commitment_id = commitment_state.commitment_id
inner join commitment on target_plan.commitment_id = commitment.commitment_id
cross join run
where
    commitment_state.is_open
    and target.base_changed_on <= run.as_of
    and target.base_change_reason is null
