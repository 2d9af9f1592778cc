-- rule: GW01
-- severity: error
-- source: viherpesun riski kasvaa (erityisesti jos myönnetään vastuullisuutta kuvaavia merkkejä)
-- fi: Merkin "{label_name}" takana ei ole kirjattua kriteeristöä, vaikka se on näkyvissä {grants} jäsenellä, mikä on ihmisen arvioitava viherpesun riski: kirjaa kriteeristö sarakkeeseen criteria_version.
-- sv: Märket "{label_name}" saknar antecknade kriterier fast det visas av {grants} medlemmar, vilket är en risk för grönmålning som en människa får bedöma: anteckna kriterierna i kolumnen criteria_version.
-- en: The label "{label_name}" has no criteria on record although {grants} members show it, a risk of greenwashing for a human to judge: record them in the column criteria_version.
select
    label_grant_state.programme_id,
    'label' as subject_table,
    label_grant_state.label_id as subject_id,
    label_grant_state.label_name,
    count(*) as grants
from label_grant_state
where label_grant_state.is_in_use and not label_grant_state.has_criteria
group by label_grant_state.programme_id, label_grant_state.label_id, label_grant_state.label_name
