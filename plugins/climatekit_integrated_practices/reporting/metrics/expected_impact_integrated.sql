-- There is no total: the goals are not on one scale.
-- metric: expected_impact_integrated
-- unit: score
-- title_fi: Odotettu vaikuttavuus
-- title_sv: Väntad effekt
-- title_en: Expected impact
-- direction: up
-- indicative: yes
-- fi: Olemassa olevassa toiminnassa toteutettujen toimintamallien odotettu vaikuttavuus tavoitteittain (A–E), keskiarvo.
-- sv: Väntad effekt av de verksamhetsmodeller som genomförts i befintlig verksamhet, medeltal per mål (A–E).
-- en: Expected impact of the practices carried out within existing activity, mean per goal (A to E).
-- caveat_fi: Suuntaa antava: arviointi olettaa vakiintuneen, vuosia käytetyn ja riittävästi resursoidun toimintamallin. Vertaa vain saman tavoitteen sisällä; asteikon ylärajaa ei tiedetä.
-- caveat_sv: Riktgivande: bedömningen förutsätter en etablerad verksamhetsmodell som använts i flera år med tillräckliga resurser. Jämför bara inom ett mål; skalans maximum är okänt.
-- caveat_en: Indicative: the assessment assumes a practice that is established, in use for years and adequately resourced. Compare within one goal only; the maximum of the scale is not known.
select
    integrated_practices_impact.programme_id,
    cast(run.as_of as varchar) as period,
    'goal' as dimension,
    integrated_practices_impact.goal as dimension_value,
    -- Decimals add up to the same sum in any order, floating point numbers do not.
    round(cast(sum(cast(integrated_practices_impact.score as decimal(12, 4))) as double) / count(*), 2) as value
from integrated_practices_impact
cross join run
group by integrated_practices_impact.programme_id, run.as_of, integrated_practices_impact.goal
