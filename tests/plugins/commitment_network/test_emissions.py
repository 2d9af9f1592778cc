"""Emission reports: which figures add up, and that scope 2 by location and by market never do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import duckdb
import pytest
import sqlglot
from sqlglot import exp

import climatekit_commitment_network as plugin

from .conftest import Change, Network, Results, both, changed, first, more, settings
from .rows import commitment, emissions, report, target

PACKAGE = Path(plugin.__file__).parent
SQL = sorted(PACKAGE.rglob("*.sql"))
LOCATION, MARKET = "s2_lb", "s2_mb"

# Every figure is a power of ten of its own, so that a sum tells by its digits what went into it.
S1, S2_LB, S2_MB, S3 = 1, 10, 100, 1000
DIGITS = {"s1_tco2e": S1, "s2_lb_tco2e": S2_LB, "s2_mb_tco2e": S2_MB, "s3_tco2e": S3}
INVENTORY = settings(inventory_tco2e=1000, inventory_method="hinku", inventory_year=2025)


def _site(year: int, **columns: object) -> Change:
    return more("emission_report", emissions(year, boundary="site_in_municipality", **DIGITS | columns))


def _company(year: int, **columns: object) -> Change:
    return more("emission_report", emissions(year, **DIGITS | columns))


def _targets(network: Network) -> None:
    """A target and a report per kind of emissions, with digits of their own too: reductions of 1 to 10 000 tonnes."""
    network.without_promises()
    for number, metric in enumerate(("ghg_s1", "ghg_s2_lb", "ghg_s2_mb", "ghg_s3")):
        key = f"c{number}"
        network.add("commitment", commitment(key))
        network.add("target", target(f"t{number}", key, metric=metric, unit="tCO2e", base_value=20000, target_value=0))
        value = 20000 - list(DIGITS.values())[number]
        network.add("progress_report", report(f"r{number}", key, value=value, unit="tCO2e"))


def _second_member(network: Network) -> None:
    network.member(2)
    network.add("commitment", commitment("c2", "m2", kind="action", made_on="2026-10-01"))
    network.add("emission_report", emissions(2025, "o2", "site_in_municipality", s1_tco2e=2, s2_lb_tco2e=3))


def _left_member(network: Network) -> None:
    network.member(3, valid_to="2026-10-30")
    network.add("emission_report", emissions(2025, "o3", "site_in_municipality", s1_tco2e=5000, s2_lb_tco2e=5000))


SCENES: dict[str, Change] = {
    **{
        f"digits {method}": both(
            _site(2024), _site(2025), _company(2024), _company(2025), INVENTORY, _targets,
            *([settings(scope2_method=method)] if method else []),
        )
        for method in ("location", "market", "")
    },
    "share": both(_site(2025), _company(2025, s1_tco2e=900), INVENTORY, _second_member, _left_member),
    "other year": both(_site(2024), INVENTORY),
    "company only": both(_company(2025), INVENTORY),
    "no method": both(_site(2025), settings(inventory_tco2e=1000, inventory_year=2025)),
    "no inventory": _site(2025),
    "one half of scope 2": both(_site(2025, s2_lb_tco2e=""), INVENTORY),
    # the figure by location grows, the one by market falls
    "rising by location": both(
        first("target", target_type="intensity", metric="ghg_s1s2", unit="tCO2e/MEUR"),
        first("progress_report", unit="tCO2e/MEUR"),
        _company(2024, s2_mb_tco2e=200), _company(2025, s2_lb_tco2e=20),
    ),
    "rising by location, counted by market": both(
        first("target", target_type="intensity", metric="ghg_s1s2", unit="tCO2e/MEUR"),
        first("progress_report", unit="tCO2e/MEUR"),
        _company(2024, s2_mb_tco2e=200), _company(2025, s2_lb_tco2e=20), settings(scope2_method="market"),
    ),
    "year not over": both(_company(2026)),
}  # fmt: skip


@pytest.fixture(scope="module")
def results(run_all: Callable[..., dict[str, Results]]) -> dict[str, Results]:
    return run_all({name: changed(change) for name, change in SCENES.items()})


def _numbers(results: Results) -> Iterator[tuple[str, float]]:
    """Every number that the run left for this network, with its place."""
    for path in sorted(results.out.rglob("*.parquet")):
        file = str(path.relative_to(results.out).with_suffix(""))
        if file.startswith(("rejects/", "tables/")):
            continue
        with duckdb.connect() as connection:
            names = [row[0] for row in connection.execute(f"describe from '{path}'").fetchall()]
        if not {"programme_id", "org_id"} & set(names):
            continue
        for row in results.rows(file):
            for name, value in row.items():
                if isinstance(value, int | float) and not isinstance(value, bool):
                    yield f"{file}.{name} {row.get('metric')} {row.get('dimension_value')}", float(value)


@pytest.mark.parametrize("method", ["location", "market", ""])
def test_no_figure_holds_both_methods(results: dict[str, Results], method: str) -> None:
    """110 tonnes, or anything else with both digits, would be the sum of the two; 0.11 their share of the inventory."""
    mixed = {
        sign * (S2_LB + S2_MB + sum(others))
        for count in range(3)
        for others in combinations((S1, S3), count)
        for sign in (1, -1)
    } | {S2_LB - S2_MB, S2_MB - S2_LB}
    seen = list(_numbers(results[f"digits {method}"]))
    assert len(seen) > 100
    for place, value in seen:
        for scale in (1, 1000):
            assert round(value * scale, 6) not in mixed or "attainment" in place, place


@pytest.mark.parametrize("method", ["location", "market", ""])
def test_figures_of_one_method(results: dict[str, Results], method: str) -> None:
    found = results[f"digits {method}"]
    each = {("2024", "s1"): S1, ("2024", "s2_lb"): S2_LB, ("2024", "s2_mb"): S2_MB, ("2024", "s3"): S3}
    each |= {("2025", scope): value for (_, scope), value in each.items()}
    assert found.metric_by_period("emissions_reported_tco2e", "scope") == each
    assert found.metric_by_period("emissions_in_municipality_tco2e", "scope") == each
    counted = S1 + (S2_MB if method == "market" else S2_LB)
    assert found.metric_by_period("share_of_inventory", "inventory_method") == {("2025", "hinku"): counted / 1000}
    assert found.metric("reduction_reported_tco2e")["all"] == pytest.approx(counted + S3)


def test_only_sites_of_active_members_in_the_year_of_the_inventory(results: dict[str, Results]) -> None:
    # o1: 1 + 10, o2: 2 + 3; the whole company's 900 and the 10 000 of one that left are not in
    assert results["share"].metric("share_of_inventory", "inventory_method") == {"hinku": pytest.approx(16 / 1000)}
    assert results["share"].metric_by_period("emission_reports", "boundary") == {
        ("2025", "site_in_municipality"): 2,
        ("2025", "company"): 1,
    }
    for name in ("other year", "company only", "no method", "no inventory", "one half of scope 2"):
        assert results[name].metric("share_of_inventory", "inventory_method") == {}, name
    (row,) = results["share"].rows("metrics/metrics", "metric = 'share_of_inventory'")
    assert row["is_indicative"] is True
    assert "Hinku" in row["caveat_en"]


def test_emissions_rise_by_the_method_of_the_programme(results: dict[str, Results]) -> None:
    assert "GW07" in results["rising by location"].rules()
    assert "GW07" not in results["rising by location, counted by market"].rules()
    (finding,) = results["rising by location"].findings("rule = 'GW07'")
    assert "11.0 to 21.0" in finding["message_en"]


def test_a_year_that_is_not_over_is_not_reported_on(results: dict[str, Results]) -> None:
    assert results["year not over"].rows("marts/fact_emission_report") == []


def _sources(node: exp.Expression, known: dict[str, set[str]]) -> set[str]:
    """The scope 2 columns that a value is made of."""
    found = set()
    for column in node.find_all(exp.Column):
        found |= known.get(column.name, set()) | {part for part in (LOCATION, MARKET) if part in column.name}
    return found


@pytest.mark.parametrize("path", SQL, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_sql_adds_or_compares_the_two(path: Path) -> None:
    """No sum, difference, ratio, comparison or coalesce has both methods in it, however often it was renamed.

    Choosing one of them by CASE is allowed: each branch is taken alone.
    """
    tree = sqlglot.parse_one(path.read_text("utf-8"), dialect="duckdb")
    known: dict[str, set[str]] = {}
    for alias in tree.find_all(exp.Alias):
        if not isinstance(alias.this, exp.Case):
            known[alias.alias] = known.get(alias.alias, set()) | _sources(alias.this, known)
    mixing = (
        exp.Add,
        exp.Sub,
        exp.Mul,
        exp.Div,
        exp.Coalesce,
        exp.Greatest,
        exp.Least,
        exp.GT,
        exp.LT,
        exp.GTE,
        exp.LTE,
    )
    for node in tree.find_all(*mixing):
        assert _sources(node, known) != {LOCATION, MARKET}, node.sql()
