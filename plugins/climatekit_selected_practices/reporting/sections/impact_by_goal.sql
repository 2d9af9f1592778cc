-- One row per programme and goal: the expected impact of the practices in use.
-- section: impact_by_goal
-- order: 320
-- sort: goal
-- metrics: expected_impact
-- fi: Odotettu vaikuttavuus
-- sv: Väntad effekt
-- en: Expected impact
-- column goal: Tavoite | Mål | Goal
-- column impact: Keskiarvo | Medeltal | Mean
-- column high: Vaikuttavia toimintamalleja | Modeller med stor effekt | Practices with high impact
-- value A: A Päästövähennykset | A Utsläppsminskningar | A Emission reduction
-- value B: B Vihreän liiketoiminnan edellytykset | B Villkor för grön affärsverksamhet | B Conditions for green business
-- value C: C Muut ympäristötavoitteet | C Övriga miljömål | C Other environmental goals
-- value D: D Kunnan ja yritysten vuorovaikutus | D Dialog mellan kommun och företag | D Interaction of municipality and companies
-- value E: E Ilmastoimago | E Klimatprofil | E Climate image
select
    metric_value.programme_id,
    metric_value.dimension_value as goal,
    max(metric_value.value) filter (metric_value.metric = 'expected_impact') as impact, -- [score]
    max(metric_value.value) filter (metric_value.metric = 'high_impact_practices') as high -- [count]
from metric_value
where metric_value.metric in ('expected_impact', 'high_impact_practices') and metric_value.dimension = 'goal'
group by metric_value.programme_id, metric_value.dimension_value
