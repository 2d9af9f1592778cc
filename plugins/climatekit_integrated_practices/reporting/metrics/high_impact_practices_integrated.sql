-- metric: high_impact_practices_integrated
-- unit: count
-- direction: up
-- indicative: yes
-- fi: Olemassa olevassa toiminnassa toteutetut toimintamallit, joiden vaikuttavuus tavoitteeseen (A–E) on suuri (asetus high_impact_threshold).
-- sv: Verksamhetsmodeller som genomförts i befintlig verksamhet och som har stor effekt på målet (A–E) (inställningen high_impact_threshold).
-- en: Practices carried out within existing activity that have a high impact on the goal (A to E) (setting high_impact_threshold).
-- caveat_fi: Suuntaa antava: arviointi olettaa vakiintuneen, vuosia käytetyn ja riittävästi resursoidun toimintamallin. Vertaa vain saman tavoitteen sisällä.
-- caveat_sv: Riktgivande: bedömningen förutsätter en etablerad verksamhetsmodell som använts i flera år med tillräckliga resurser. Jämför bara inom ett mål.
-- caveat_en: Indicative: the assessment assumes a practice that is established, in use for years and adequately resourced. Compare within one goal only.
select
    integrated_practices_impact.programme_id,
    cast(run.as_of as varchar) as period,
    'goal' as dimension,
    integrated_practices_impact.goal as dimension_value,
    cast(sum(case when integrated_practices_impact.is_high then 1 else 0 end) as double) as value
from integrated_practices_impact
cross join run
group by integrated_practices_impact.programme_id, run.as_of, integrated_practices_impact.goal
