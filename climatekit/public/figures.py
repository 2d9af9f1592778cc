"""Make the metrics of a run fit for everybody: in the engine, before anything of them is written or drawn."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import duckdb

from climatekit.contracts.model import CompiledContract
from climatekit.contracts.writing import identifier
from climatekit.dictionary.model import Dictionary
from climatekit.pipeline.plan import FROZEN_FIGURE, METRIC, METRIC_HISTORY, STEPS, Plan
from climatekit.pipeline.sql_file import METRIC_OUTPUT, SqlFile
from climatekit.public.cells import UNKNOWN, Cell
from climatekit.public.contributions import OF, Kind, by_organisation
from climatekit.public.kinds import kinds, resting_on_findings
from climatekit.public.mask import hidden

SUPPRESSED = "is_suppressed"
ALL = "all"
_PERIOD = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_LITERAL = re.compile(r"'((?:[^']|'')*)'")
_KEY = ("programme_id", "period", "metric", "dimension", "dimension_value")
_SAME = 1e-6
Key = tuple[str, str, str, str, str]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What may be seen of the metrics, and why of the others nothing: by metric, or by metric and dimension."""

    metrics: tuple[SqlFile, ...]
    left_out: Mapping[str, str]
    dimensions_left_out: Sequence[tuple[str, str]]
    suppressed: int
    cells: int


@dataclass
class _Sorting:
    safe: list[Key] = field(default_factory=list)
    counted: dict[Key, Cell] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)


def show_only_safe(
    connection: duckdb.DuckDBPyConnection,
    plan: Plan,
    dictionary: Dictionary,
    contracts: Sequence[CompiledContract],
    settings: Sequence[str],
    programmes: Sequence[str],
    least: int,
) -> Shown:
    """Take out of ``metric_value`` whatever is not known to be safe, and empty what is too small."""
    _forget_other_days(connection)
    kind_of = kinds(dictionary, contracts, settings)
    values: dict[str, dict[Key, float]] = defaultdict(dict)
    for *key, value in connection.execute(
        f"select {', '.join(_KEY)}, value from {METRIC} where value is not null order by all"
    ).fetchall():
        values[key[2]][tuple(key)] = value
    sorting = _Sorting()
    for metric in plan.metrics:
        reason = _sort(connection, metric, values[metric.name], dictionary, kind_of, sorting)
        if reason is not None:
            sorting.left_out[metric.name] = reason
    dimensions = _telling_dimensions(connection, plan, contracts, programmes, sorting)
    safe = [key for key in sorting.safe if (key[2], key[3]) not in dimensions and _is_plain(key, programmes)]
    cells = {
        key: cell
        for key, cell in sorting.counted.items()
        if (key[2], key[3]) not in dimensions and _is_plain(key, programmes)
    }
    newest: dict[tuple[str, str], str] = {}
    for programme, when, name, *_ in (*safe, *cells):
        newest[programme, name] = max(when, newest.get((programme, name), when))
    # totals show how things went; breakdowns of older days would tell too much of the groups beside the newest
    safe = [key for key in safe if key[3] == ALL or key[1] == newest[key[0], key[2]]]
    cells = {key: cell for key, cell in cells.items() if key[3] == ALL or key[1] == newest[key[0], key[2]]}
    keys = _in_order(plan, cells)
    masked = {keys[place] for place in hidden([cells[key] for key in keys], least)}
    _apply(connection, [*safe, *(key for key in keys if key not in masked)], masked)
    names = {key[2] for key in (*safe, *keys)}
    left_out = sorting.left_out | {
        metric.name: "empty" for metric in plan.metrics if metric.name not in names | set(sorting.left_out)
    }
    return Shown(
        metrics=tuple(metric for metric in plan.metrics if metric.name in names),
        left_out=dict(sorted(left_out.items())),
        dimensions_left_out=sorted(dimensions),
        suppressed=len(masked),
        cells=len(safe) + len(keys),
    )


def _forget_other_days(connection: duckdb.DuckDBPyConnection) -> None:
    """Figures of other days and frozen ones would be unmasked, and the difference of two days tells of few."""
    connection.execute(f"delete from {METRIC_HISTORY}")
    connection.execute(f"delete from {FROZEN_FIGURE}")
    connection.execute(f"update {METRIC} set frozen_value = null, is_restated = false")
    connection.execute(f"alter table {METRIC} add column {SUPPRESSED} boolean default false")


def _sort(
    connection: duckdb.DuckDBPyConnection,
    metric: SqlFile,
    values: Mapping[Key, float],
    dictionary: Dictionary,
    kind_of: Callable[[str], Kind],
    sorting: _Sorting,
) -> str | None:
    """Put the cells of one metric where they belong; else why it is left out."""
    said = metric.header.get("public")
    if said == "no":
        return "declared"
    if resting_on_findings(dictionary, metric.reads):
        return "findings"
    if said == "safe":
        sorting.safe += values
        return None
    sql = by_organisation(metric.sql, kind_of)
    if sql is None:
        return "not_by_organisation"
    parts: dict[Key, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for programme, period, dimension, group, organisation, value in connection.execute(
        f"select programme_id::varchar, period::varchar, dimension::varchar, coalesce(dimension_value::varchar, "
        f"'unknown'), {OF}::varchar, coalesce(value::double, 0) from ({sql}\n) order by all"
    ).fetchall():
        key = (programme, period, metric.name, dimension, group)
        parts[key][UNKNOWN if organisation is None else organisation] += value
    # the proof of what was made of the SQL: the parts are those of these very figures
    for key, value in values.items():
        if key not in parts or abs(sum(parts[key].values()) - value) > _SAME * max(1.0, abs(value)):
            return "not_by_organisation"
    for key, value in values.items():
        programme, period, name, dimension, group = key
        sorting.counted[key] = Cell(
            programme=programme,
            period=period,
            metric=name,
            dimension=dimension,
            group=group,
            value=value,
            unit=metric.header["unit"],
            parts=parts[key],
        )
    return None


def _is_plain(key: Key, programmes: Sequence[str]) -> bool:
    return (key[0] in programmes or key[0] == "*") and _PERIOD.fullmatch(key[1]) is not None


def _telling_dimensions(
    connection: duckdb.DuckDBPyConnection,
    plan: Plan,
    contracts: Sequence[CompiledContract],
    programmes: Sequence[str],
    sorting: _Sorting,
) -> set[tuple[str, str]]:
    """The (metric, dimension) pairs with a value that comes from an internal cell.

    What may be seen is what the authors have written (texts in SQL, the codes of contracts), and what stands in
    columns that are public and name nobody.
    """
    groups: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for key in (*sorting.safe, *sorting.counted):
        groups[key[4]].add((key[2], key[3]))
    files = [*(file for step in STEPS for file in plan.datasets[step]), *plan.metrics]
    told = {text.replace("''", "'") for file in files for text in _LITERAL.findall(file.sql)}
    told |= {code for contract in contracts for column in contract.columns for code in column.allowed or ()}
    told |= {ALL, "unknown", *programmes}
    left = sorted(set(groups) - told)
    for contract in contracts if left else ():
        for column in contract.kept:
            if column.privacy == "public" and not column.identifies:
                name = identifier(column.name)
                found = connection.execute(
                    f"select distinct {name}::varchar from {identifier(contract.table)} "
                    f"where list_contains(?::varchar[], {name}::varchar)",
                    [left],
                ).fetchall()
                told |= {value for (value,) in found}
    return {pair for value in left if value not in told for pair in groups[value]}


def _in_order(plan: Plan, cells: Mapping[Key, Cell]) -> list[Key]:
    """Totals before parts, key figures first, the newest period first, large groups before small ones."""
    rank = {
        metric.name: (metric.header.get("headline") != "yes", int(metric.header.get("order", 500)), metric.name)
        for metric in plan.metrics
    }
    keys = sorted(cells, key=lambda key: (-len(cells[key].adding), key))
    keys.sort(key=lambda key: key[1], reverse=True)
    keys.sort(key=lambda key: (key[3] != ALL, rank[key[2]]))
    return keys


def _apply(connection: duckdb.DuckDBPyConnection, shown: Sequence[Key], masked: set[Key]) -> None:
    connection.execute(f"create temp table public_cell ({', '.join(f'{name} varchar' for name in _KEY)}, hide boolean)")
    rows = [*((*key, False) for key in shown), *((*key, True) for key in sorted(masked))]
    if rows:
        import pyarrow as pa

        names = (*_KEY, "hide")
        connection.register("public_rows", pa.table(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))))
        connection.execute("insert into public_cell select * from public_rows")
        connection.unregister("public_rows")
    on_key = " and ".join(f"cell.{name} = metric.{name}" for name in _KEY)
    connection.execute(f"delete from {METRIC} as metric where not exists (from public_cell as cell where {on_key})")
    connection.execute(
        f"update {METRIC} as metric set value = null, {SUPPRESSED} = true from public_cell as cell "
        f"where {on_key} and cell.hide"
    )
    connection.execute("drop table public_cell")


assert set(_KEY) - {"metric"} == set(METRIC_OUTPUT) - {"value"}
