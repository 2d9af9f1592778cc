-- rule: GW01
-- severity: error
-- source: viherpesun riski kasvaa (erityisesti jos myönnetään vastuullisuutta kuvaavia merkkejä)
-- fi: Merkki "{label_name}" on myönnetty {grants} jäsenelle ilman päättymispäivää, mikä on ihmisen arvioitava viherpesun riski: kirjaa myöntöjen viimeinen päivä tai aseta label_validity_days.
-- sv: Märket "{label_name}" har beviljats {grants} medlemmar utan slutdatum, vilket är en risk för grönmålning som en människa får bedöma: anteckna beviljandenas sista dag eller ställ in label_validity_days.
-- en: The label "{label_name}" was granted to {grants} members without an end, a risk of greenwashing for a human to judge: record the last day of the grants, or set label_validity_days.
select
    label_grant_state.programme_id,
    'label' as subject_table,
    label_grant_state.label_id as subject_id,
    label_grant_state.label_name,
    count(*) as grants
from label_grant_state
where label_grant_state.is_in_use and label_grant_state.ends_on is null
group by label_grant_state.programme_id, label_grant_state.label_id, label_grant_state.label_name
