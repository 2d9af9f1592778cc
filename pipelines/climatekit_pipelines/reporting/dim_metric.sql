-- One row per metric of the run, as its author defines it, and one row, key 0, for none.
-- grain: metric_key
select
    surrogate_key(metric_definition.metric) as metric_key, -- Key, from the metric.
    metric_definition.metric, -- Stable name of the metric; '-' stands for none.
    metric_definition.title_fi, -- Title in Finnish; empty where the metric is no key figure.
    metric_definition.title_sv, -- The same in Swedish.
    metric_definition.title_en, -- The same in English.
    metric_definition.definition_fi, -- What it is, in Finnish.
    metric_definition.definition_sv, -- The same in Swedish.
    metric_definition.definition_en, -- The same in English.
    metric_definition.unit, -- Unit.
    metric_definition.direction, -- Which way is better: up, down or none.
    metric_definition.is_indicative, -- True where the figure can mislead; read the caveat.
    metric_definition.is_headline, -- True for a key figure.
    metric_definition.caveat_fi, -- What the figure does not say, in Finnish.
    metric_definition.caveat_sv, -- The same in Swedish.
    metric_definition.caveat_en -- The same in English.
from metric_definition
union all
select 0, '-', null, null, null, 'ei mittaria', 'inget mått', 'no metric', '1', 'none', false, false, null, null, null
from run
