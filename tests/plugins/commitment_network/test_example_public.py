"""examples/lahti against a second reading of its raw files, for what is shown: labels, claims, emissions, support.

SQL of its own counts what the run counted.
"""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from .conftest import Results
from .raw_lahti import count, one, raw_files


@pytest.fixture(scope="module")
def raw() -> Iterator[duckdb.DuckDBPyConnection]:
    yield from raw_files()


def _active(raw: duckdb.DuckDBPyConnection, example: Results) -> None:
    active = example.rows("membership/commitment_network_member", "is_active")
    raw.execute("create or replace temp table active (org varchar)")
    raw.executemany("insert into active values (?)", [[row["org_id"]] for row in active])


def test_labels(raw: duckdb.DuckDBPyConnection, example: Results) -> None:
    second = raw.execute("""
        select
            case
                when "Peruutettu" <= '2026-10-31' then 'withdrawn'
                when "Keskeytetty" <= '2026-10-31' then 'suspended'
                when "Voimassa asti" < '2026-10-31' then 'expired'
                when "Voimassa asti" <= '2026-12-30' then 'expiring'
                else 'valid'
            end as status,
            count(*)
        from gra
        where "Sopimusnumero" in (select "Sopimusnumero" from mem) and coalesce("Voimassa asti", '9999') >= "Myönnetty"
        group by 1
    """).fetchall()
    assert example.metric("labels_by_status", "status") == dict(second)
    assert {"valid", "expiring", "expired", "suspended", "withdrawn"} == {status for status, _ in second}


def test_claims(raw: duckdb.DuckDBPyConnection, example: Results) -> None:
    shown = "\"Kohde\" <> 'kaikki' and coalesce(\"Poistettu\", '9999') > '2026-10-31'"
    unbacked = '"Koskee tulevaa" = \'kyllä\' and ("Suunnitelma" is null or "Todentaja" is null)'
    assert count(example, "GW09") == one(raw, f"select count(*) from cla where {shown} and {unbacked}")
    words = r"(?i)(vihreä|ystävälli|ekologi|hiilineutraali)"
    assert count(example, "GW11") == one(
        raw, f"""select count(*) from cla where {shown} and regexp_matches("Väittämä", '{words}')"""
    )


def test_emissions(raw: duckdb.DuckDBPyConnection, example: Results) -> None:
    """Each scope on its own; a share of the inventory from the sites in the municipality, scope 2 by location."""
    _active(raw, example)
    raw.execute("""
        create or replace temp view sound_emi as
        select
            "Jäsennumero" as org, "Vuosi" as year, "Rajaus" as boundary, try_cast("Scope 1" as double) as s1,
            try_cast("Scope 2 sijaintiperusteinen" as double) as s2_lb,
            try_cast("Scope 2 hankintaperusteinen" as double) as s2_mb, try_cast("Scope 3" as double) as s3
        from (select distinct * from emi) as emi join active on active.org = emi."Jäsennumero"
        where coalesce(
            try_cast("Uusiutuva energia (MWh)" as double) <= try_cast("Energia yhteensä (MWh)" as double), true)
        qualify count(*) over (partition by "Jäsennumero", "Vuosi", "Rajaus") = 1
    """)
    for metric, boundary in (
        ("emissions_reported_tco2e", "koko yritys"),
        ("emissions_in_municipality_tco2e", "toimipaikat kunnassa"),
    ):
        found = example.metric_by_period(metric, "scope")
        for year in ("2023", "2024", "2025"):
            for scope in ("s1", "s2_lb", "s2_mb"):
                second = f"select sum({scope}) from sound_emi where year = '{year}' and boundary = '{boundary}'"
                assert found[(year, scope)] == pytest.approx(one(raw, second)), (metric, year, scope)
    second = "select sum(s1 + s2_lb) from sound_emi where year = '2025' and boundary = 'toimipaikat kunnassa'"
    share = example.metric("share_of_inventory", "inventory_method")
    assert share == {"hinku": pytest.approx(one(raw, second) / 560000)}


def test_support(raw: duckdb.DuckDBPyConnection, example: Results) -> None:
    _active(raw, example)
    hours = one(
        raw,
        """
        select sum(try_cast("Tunnit" as double)) from sup join active on active.org = sup."Jäsennumero"
        where try_cast("Päivä" as date) between '2025-11-01' and '2026-10-31' and "Tuen laji" <> 'lounas'
            and try_cast("Tunnit" as double) >= 0
        """,
    )
    members = one(raw, "select count(*) from active")
    assert example.metric("support_hours_per_member")["all"] == pytest.approx(hours / members)


def test_applications(raw: duckdb.DuckDBPyConnection, example: Results) -> None:
    sound = '"Jäsennumero" in (select "Jäsennumero" from org) and coalesce("Päätös", \'hylätty\') <> \'ehkä\''
    sound += ' and coalesce("Päätöspäivä", \'9999\') >= "Saapunut" and ("Päätös" is null) = ("Päätöspäivä" is null)'
    second = one(raw, f"select count(*) from app where {sound} and \"Saapunut\" like '2026%'")
    found = {period: value for (period, _), value in example.metric_by_period("applications").items()}
    assert found["2026"] == second
    assert len(example.rows("marts/fact_application")) == one(raw, f"select count(*) from app where {sound}")
