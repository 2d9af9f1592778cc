"""A public result against somebody who adds and subtracts all that it holds; and no internal word in any of it."""

from __future__ import annotations

import datetime
import hashlib
import itertools
import json
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from climatekit.contracts.model import CompiledContract
from climatekit.run.describe import describe_any

from . import reading

EXAMPLES = Path(__file__).parents[3] / "examples"
AS_OF = datetime.date(2026, 6, 30)
TOML = """\
[project]
name = "Kaksi ohjelmaa (keksitty)"
as_of = 2026-06-30
max_rejects = "100%"
max_errors = 100000

[[programmes]]
id = "a"
name = "A"
model = "commitment_network"

[[programmes]]
id = "b"
name = "B"
model = "commitment_network"

[public]
min_count = 3
"""
SIZES, KINDS = ("micro", "small", "medium", "large"), ("company", "association", "public_body")
TOWNS, STAGES = ("091", "049", "398", "837"), ("planned", "acting", "leading")
Key = tuple[str, str, str, str, str]


def _network(seed: int) -> dict[str, str]:
    """Two programmes with members of their own or in common, who come and go and promise things."""
    chance = random.Random(seed)
    organisations, memberships, commitments = [], [], []
    for number in range(chance.choice((8, 20, 40, 80))):
        size = chance.choices(SIZES, (6, 3, 1, 1))[0]
        kind, town = chance.choices(KINDS, (8, 1, 1))[0], chance.choices(TOWNS, (8, 3, 1, 1))[0]
        people = chance.randint(1, 900)
        organisations.append(f"o{number};Yritys {number} Oy;{kind};{size};{people};{town};{chance.choice(STAGES)}")
        for programme in chance.choices((("a",), ("b",), ("a", "b"), ()), (5, 5, chance.choice((0, 2)), 1))[0]:
            joined = datetime.date(chance.randint(2021, 2026), 1, chance.randint(1, 28))
            left = joined + datetime.timedelta(days=chance.randint(100, 900)) if chance.random() < 0.2 else ""
            name = f"m{programme}{number}"
            memberships.append(f"{name};{programme};o{number};{joined};{left}")
            for at in range(chance.randint(0, 3)):
                theme = chance.choices(("energy_efficiency", "mobility", "waste_circular", "water"), (6, 3, 1, 1))[0]
                commitments.append(f"c{name}{at};{name};Lupaus;{theme};action;{joined};active")
    return {
        "data/organisation.csv": "\n".join(
            ["org_id;name;org_type;size_class;employees;municipality_code;climate_stage", *organisations]
        ),
        "data/membership.csv": "\n".join(["membership_id;programme_id;org_id;valid_from;valid_to", *memberships]),
        "data/commitment.csv": "\n".join(
            ["commitment_id;membership_id;title;theme;kind;made_on;status", *commitments, ""]
        ),
    }


def _metrics(out: Path) -> dict[Key, Any]:
    names = ("programme_id", "period", "metric", "dimension", "dimension_value")
    rows = pq.read_table(out / "metrics" / "metrics.parquet").to_pylist()
    return {tuple(row[name] for name in names): row["value"] for row in rows}  # type: ignore[misc]


def _known_to_hold(truth: dict[Key, float]) -> list[dict[Key, int]]:
    """What anybody would guess: sums that are nought in truth, each as a factor per cell."""
    found: list[dict[Key, int]] = []
    blocks: dict[Key, list[Key]] = defaultdict(list)
    for key in truth:
        programme, period, metric, dimension, _ = key
        if dimension != "all":
            blocks[programme, period, metric, "all", "all"].append(key)
    for total, parts in blocks.items():
        for _, group in itertools.groupby(sorted(parts, key=lambda key: key[3]), key=lambda key: key[3]):
            found.append({total: -1, **dict.fromkeys(group, 1)})
    for key in truth:
        programme, period, metric, dimension, group = key
        if metric == "organisations_once":
            of_each = [
                ("a", period, "members_total", dimension, group),
                ("b", period, "members_total", dimension, group),
            ]
            found.append({key: -1, **dict.fromkeys((one for one in of_each if one in truth), 1)})
        if metric == "members_total" and dimension == "all":
            moves = [one for one in truth if one[0] == programme and one[3] == "all"]
            came = dict.fromkeys((one for one in moves if one[2] == "members_joined"), 1)
            went = dict.fromkeys((one for one in moves if one[2] == "members_left"), -1)
            found.append({key: -1, **came, **went})
    held = [one for one in found if all(key in truth for key in one)]
    return [one for one in held if abs(sum(factor * truth[key] for key, factor in one.items())) < 1e-6]


def _given_away(shown: dict[Key, Any], truth: dict[Key, float]) -> list[Key]:
    """The hidden cells that follow from the others: by solving the equations, or as the only whole number left."""
    hidden = [key for key, value in shown.items() if value is None]
    at = {key: place for place, key in enumerate(hidden)}
    equations = []
    for relation in _known_to_hold(truth):
        if any(key not in shown for key in relation):
            continue  # what is not there at all can't be told from what is nought, nor is it asked for
        row, right = numpy.zeros(len(hidden)), 0.0
        for key, factor in relation.items():
            if key in at:
                row[at[key]] = factor
            else:
                right -= factor * shown[key]
        equations.append((row, right))
    if not equations or not hidden:
        return []
    matrix = numpy.array([row for row, _ in equations])
    rank = numpy.linalg.matrix_rank(matrix)
    exact = [
        key
        for key, place in at.items()
        if numpy.linalg.matrix_rank(numpy.vstack([matrix, numpy.eye(len(hidden))[place]])) == rank
    ]
    # a hidden count is one at least, and no group has more than all; who is active is a member
    low = numpy.array([1.0 if truth[key] >= 1 else 0.0 for key in hidden])
    high = numpy.full(len(hidden), numpy.inf)
    for key, place in at.items():
        for narrower, wider in (("members_active", "members_total"), ("members_total", "organisations_once")):
            other = ("*" if wider == "organisations_once" else key[0], key[1], wider, *key[3:])
            if key[2] == narrower and shown.get(other) is not None:
                high[place] = min(high[place], shown[other])
            other = (key[0], key[1], narrower, *key[3:])
            if key[2] == wider and shown.get(other) is not None:
                low[place] = max(low[place], shown[other])
    for _ in range(20):
        for row, right in equations:
            for place in numpy.flatnonzero(row):
                others = [one for one in numpy.flatnonzero(row) if one != place]
                ends = [
                    (
                        row[one] * (low[one] if row[one] > 0 else high[one]),
                        row[one] * (high[one] if row[one] > 0 else low[one]),
                    )
                    for one in others
                ]
                least, most = right - sum(end for _, end in ends), right - sum(end for end, _ in ends)
                least, most = sorted((least / row[place], most / row[place]))
                low[place], high[place] = max(low[place], least), min(high[place], most)
    tight = [key for key, place in at.items() if high[place] - low[place] < 1e-6]
    return list(dict.fromkeys([*exact, *tight]))


@pytest.mark.promise("No small group in a public result", "hidden figures computed from all published ones")
def test_no_hidden_figure_can_be_computed(project: Any, call_cli: Any, times: Any, first: int) -> None:
    hidden = shown = 0
    for seed in range(first, first + times("PUBLICS", 1)):
        root = project(_network(seed), toml=TOML, name=f"network-{seed}")
        for arguments in ((), ("--public",)):
            done = call_cli("run", root, "--no-report", "--quiet", *arguments)
            assert done.code == 0, (seed, done.err)
        truth, public = _metrics(root / "out"), _metrics(root / "out-public")
        assert _given_away(public, truth) == [], seed
        for key, value in public.items():
            assert value is None or value == truth[key], (seed, key)
            if value is not None and key[2] in ("members_total", "members_active", "members_joined", "members_left"):
                assert value == 0 or value >= 3, (seed, key, value)
        hidden += sum(value is None for value in public.values())
        shown += sum(value is not None for value in public.values())
        told = json.loads((root / "out-public" / "run.json").read_text("utf-8"))
        assert told["public"]["suppressed"] == sum(value is None for value in public.values())
    assert hidden > 10
    assert shown > 20


def test_the_attacker_succeeds_where_nothing_is_done() -> None:
    """Else the test above would hold whatever is published."""
    total, one, other = (
        ("a", "2026", "members_total", *group) for group in (("all", "all"), ("size", "s"), ("size", "m"))
    )
    truth = {total: 8.0, one: 1.0, other: 7.0}
    assert _given_away({total: 8.0, one: None, other: 7.0}, truth) == [one]
    assert _given_away({total: 8.0, one: None, other: None}, truth) == []
    few = {total: 2.0, one: 1.0, other: 1.0}
    assert _given_away({total: 2.0, one: None, other: None}, few) == [one, other]


def _canary(table: str, column: str, value: object) -> str:
    return f"kanaria{hashlib.md5(f'{column}:{value}'.encode()).hexdigest()[:10]}"


def _planted(
    contract: CompiledContract, rows: pa.Table, of: dict[str, str], open_ids: set[str], words: set[str]
) -> pa.Table:
    """Words of their own in the internal text columns; an id gets the same one wherever it stands."""
    columns = {}
    for name in rows.column_names:
        column = contract.column(name)
        values = rows.column(name).to_pylist()
        free = column.type == "text" and not column.allowed and name not in ("period", "unit", "reference_number")
        key = of.get(name, f"{contract.table}.{name}")
        if column.privacy == "internal" and free and key not in open_ids:
            values = [None if value is None else _canary("", key, value) for value in values]
            words |= {value for value in values if value}
        elif column.privacy == "internal" and column.kind in ("date", "decimal"):
            words |= {str(value) for value in values if value is not None and len(str(value)) >= 6}
        columns[name] = pa.array(values, rows.schema.field(name).type)
    return pa.table(columns)


@pytest.mark.promise(
    "No small group in a public result", "canaries in every internal and personal column, in all files"
)
def test_no_internal_cell_gets_out(project: Any, call_cli: Any, times: Any, tmp_path: Path) -> None:
    names = ("energyvaasa", "lahti", "kunta_toimintamallit", "kunta_integrointi", "maakunta", "helsinki", "turku")
    for name in names[: times("PUBLIC_EXAMPLES", 1)]:
        example = tmp_path / "internal"
        assert call_cli("run", EXAMPLES / name, "--out", example, "--no-report", "--quiet").code in (0, 1)
        _, contracts = describe_any(EXAMPLES / name)
        toml = (EXAMPLES / name / "climatekit.toml").read_text("utf-8")
        toml = toml.partition("\n[tables")[0].partition("\n[[tables")[0].partition("\n[contracts")[0]
        toml = toml.partition("\n[publish")[0]
        root = project({}, toml=f"{toml}\n[public]\nmembers = true\n", name=f"canaries-{name}")
        words: set[str] = set()
        of = {
            column.name: f"{column.references or contract.table + '.' + column.name}"
            for contract in contracts
            for column in contract.columns
            if column.references or column.name in contract.key
        }
        # what leads to an id that is public is no secret of its own
        open_ids = {f"{one.table}.{it.name}" for one in contracts for it in one.columns if it.privacy == "public"}
        public: set[str] = set()
        for contract in contracts:
            rows = pq.read_table(example / "tables" / f"{contract.table}.parquet")
            for column in (one for one in contract.kept if one.privacy == "public"):
                public |= set(map(str, rows.column(column.name).to_pylist()))
            rows = _planted(contract, rows, of, open_ids, words)
            for column in contract.columns:
                if column.privacy == "personal":
                    word = {"email": "kanaria@kanaria.example", "phone": "+358 40 7654321"}.get(
                        column.name, "Kaisa Kanaria"
                    )
                    rows = rows.append_column(column.name, pa.array([word] * rows.num_rows, pa.string()))
            if rows.num_rows:
                pq.write_table(rows, root / "data" / f"{contract.table}.parquet")
        done = call_cli("run", root, "--public", "--max-rejects", "100%", "--json")
        assert done.code in (0, 1), done.err
        judged = [line for line in done.lines if line.get("step") == "validate"]
        accepted, rejected = (sum(line[what] for line in judged) for what in ("accepted", "rejected"))
        assert accepted > rejected, "the canaries are in what is accepted"
        words -= public | {str(AS_OF), toml}
        words = {word for word in words if word not in toml and word.rstrip("0").rstrip(".") not in ("0", "")}
        words |= {"kanaria", "Kanaria", "7654321"}
        files = [path for path in (root / "out-public").rglob("*") if path.is_file()]
        assert {path.name for path in files} >= {"metrics.parquet", "members.parquet", "report.html", "run.json"}
        for path in files:
            text = reading.texts(path)
            assert [word for word in words if word in text] == [], path
        assert any("kanaria" in reading.texts(path) for path in (root / "data").glob("*.parquet"))
