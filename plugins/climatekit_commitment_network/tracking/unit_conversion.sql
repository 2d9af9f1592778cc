-- One row per unit that is known, with what it is in the unit of its kind.
-- grain: unit
select
    known.unit, -- Unit as it is written.
    known.canonical_unit, -- Unit of its kind, into which it is converted.
    cast(known.factor as double) as factor -- How many of the canonical unit one of it is.
from (
    values
    ('tCO2e', 'tCO2e', 1),
    ('kgCO2e', 'tCO2e', 0.001),
    ('MWh', 'MWh', 1),
    ('kWh', 'MWh', 0.001),
    ('GWh', 'MWh', 1000),
    ('t', 't', 1),
    ('kg', 't', 0.001),
    ('m3', 'm3', 1),
    ('l', 'm3', 0.001),
    ('km', 'km', 1),
    ('pcs', 'pcs', 1),
    ('pct', 'pct', 1)
) as known (unit, canonical_unit, factor)
