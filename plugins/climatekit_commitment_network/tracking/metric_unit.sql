-- One row per metric and unit of its own kind; a share (pct) fits every metric, a number (pcs) every count.
-- grain: metric, canonical_unit
select
    fitting.metric, -- What is measured.
    fitting.canonical_unit -- Unit that fits it, as do those that convert to it.
from (
    values
    ('ghg_s1', 'tCO2e'),
    ('ghg_s2_lb', 'tCO2e'),
    ('ghg_s2_mb', 'tCO2e'),
    ('ghg_s1s2', 'tCO2e'),
    ('ghg_s3', 'tCO2e'),
    ('ghg_total', 'tCO2e'),
    ('energy', 'MWh'),
    ('electricity', 'MWh'),
    ('heat', 'MWh'),
    ('fuel', 'MWh'),
    ('fuel', 'm3'),
    ('fuel', 't'),
    ('water', 'm3'),
    ('waste', 't'),
    ('waste', 'm3'),
    ('food_waste', 't'),
    ('renewable_share', 'pct'),
    ('flights', 'pcs'),
    ('flights', 'km'),
    ('flights', 'tCO2e')
) as fitting (metric, canonical_unit)
