-- metric: greenwashing_flags
-- unit: count
-- direction: down
-- indicative: yes
-- fi: Viherpesun riskistä kertovat havainnot säännön ja vakavuuden mukaan.
-- sv: Observationer om risk för grönmålning enligt regel och allvar.
-- en: Findings on the risk of greenwashing, by rule and severity.
-- caveat_fi: Havainnot ovat riskejä ihmisen arvioitaviksi, eivät tuomioita; säännöt eivät näe sitä, mitä ei ole kirjattu.
-- caveat_sv: Observationerna är risker som en människa får bedöma, inte domar; reglerna ser inte det som inte har antecknats.
-- caveat_en: The findings are risks for a human to judge, not verdicts; rules do not see what was never recorded.
with flags as (
    select finding.programme_id, finding.rule, finding.severity
    from finding
    where finding.rule like 'GW%'
),

grouped as (
    select flags.programme_id, 'all' as dimension, 'all' as dimension_value from flags
    union all
    select flags.programme_id, 'rule', flags.rule from flags
    union all
    select flags.programme_id, 'severity', flags.severity from flags
)

select
    settings.programme_id,
    cast(run.as_of as varchar) as period,
    coalesce(grouped.dimension, 'all') as dimension,
    coalesce(grouped.dimension_value, 'all') as dimension_value,
    cast(count(grouped.programme_id) as double) as value
from commitment_network_settings as settings
cross join run
left join grouped on settings.programme_id = grouped.programme_id
group by all
