"""A file that is judged while it is read is judged as if it had been staged: that way is the oracle of this one."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from climatekit.contracts.direct import read_directly
from climatekit.contracts.model import CompiledContract
from climatekit.contracts.validate import RawSource, judge_keys, parse_table
from climatekit.contracts.writing import Parsing
from climatekit.engine import connect
from climatekit.errors import DataError
from climatekit.ingest import Layout, csv_file, stage

MEMBERS = ["member_id", "name", "kind", "email", "parent_id", "fee", "joined_on", "left_on", "note"]
VISITS = ["member_id", "event_id", "visited_on", "persons"]
SOUND = ["m1", "Kahvila", "company", "", "", "12.5", "2020-01-01", "2021-01-01", "jotain"]

ids = st.sampled_from(["m1", "m2", "m3", " m3", "m4 ", "toolongtobeanid", "", "yhteensä", "#N/A"])
names = st.sampled_from(["Kahvila", "Puu & Kivi", 'Leipomo "Ruis"', "a; b", "", " ", "Total", "#REF!"])
kinds = st.sampled_from(["company", "Company", "person", "yritys", ""])
emails = st.sampled_from(["", "", "eeva@example.org", "eeva"])
fees = st.sampled_from(["", "1", "1.0", "12,5", "1 200,50", "-3", "abc", "1.234", "5000"])
days = st.sampled_from(["2020-01-01", "1.2.2021", "2/3/2021", "13/3/2021", "43831", "2021-13-45", "", "1999-12-31"])
sound_member = st.tuples(
    st.integers(1, 9).map("m{}".format),
    st.just("Kahvila"),
    st.just("company"),
    st.just(""),
    st.just(""),
    st.sampled_from(["1", "2.5"]),
    st.just("2020-01-01"),
    st.sampled_from(["", "2021-01-01", "2019-01-01"]),
    names,
)
members = sound_member | st.tuples(ids, names, kinds, emails, ids, fees, days, days, names)
visits = st.tuples(ids, st.sampled_from(["e1", "e2", ""]), days, st.sampled_from(["1", "0", "600", "", "x"]))


class Way:
    """One engine, and the files that it has judged."""

    def __init__(self, folder: Path, *, direct: bool) -> None:
        self.connection = connect(spill=folder / "spill", threads=1)
        self.direct = direct
        self.directly: list[str] = []
        self.sources: dict[str, list[RawSource]] = {}

    def read(self, contract: CompiledContract, path: Path, parsing: Parsing) -> None:
        number = sum(map(len, self.sources.values())) + 1
        relation = f"raw.source_{number}"
        staged = stage(self.connection, path, Layout(delimiter=";", encoding="utf-8", unread=self.direct), relation)
        names = {column.name for column in contract.columns}
        columns = {name: f"c{at}" for at, name in enumerate(staged.headers) if name in names}
        source = RawSource(number=number, relation=relation, columns=columns, parsing=parsing, from_spreadsheet=True)
        if staged.scan is not None:
            read = read_directly(self.connection, contract, source, staged.scan, len(staged.headers))
            if read is None:
                stage(self.connection, path, Layout(delimiter=";", encoding="utf-8"), relation)
            else:
                source, rows = read
                assert rows == self.connection.execute(f"select count(*) from {source.store.relation}").fetchall()[0][0]
                self.directly.append(contract.table)
        self.sources.setdefault(contract.table, []).append(source)

    def judge(self, contracts: list[CompiledContract]) -> list[Any]:
        """All that is known of the rows in the end."""
        found: list[Any] = [parse_table(self.connection, one, self.sources[one.table]) for one in contracts]
        for one in contracts:
            judge_keys(self.connection, one, [one.table for one in contracts], sources=self.sources[one.table])
        for one in contracts:
            table = one.table
            cells = ", ".join(column.name for column in one.columns)
            found += [
                self._rows(f"select {cells}, _broken, _source, _row from parsed.{table} order by _source, _row"),
                self._rows(
                    f"select raw.* from raw.{table} as raw join parsed.{table} as parsed using (_source, _row) "
                    "where _broken <> '' order by _source, _row"
                ),
            ]
        return [*found, self._rows("from origin.other_row order by all"), self._rows("from origin.issue order by all")]

    def _rows(self, query: str) -> list[Any]:
        return self.connection.execute(query).fetchall()


def both_ways(
    folder: Path, files: list[tuple[CompiledContract, Path]], parsing: Parsing | None = None
) -> tuple[list[Any], list[Any], list[str]]:
    """What is known of the files' rows by either way, and the tables of those that were read directly."""
    contracts = list(dict.fromkeys(contract for contract, _ in files))
    ways = []
    for direct in (False, True):
        way = Way(folder, direct=direct)
        try:
            for contract, path in files:
                way.read(contract, path, parsing or Parsing())
            ways.append(way.judge(contracts))
        finally:
            way.connection.close()
    return ways[0], ways[1], way.directly


def write(path: Path, headers: list[str], rows: Any) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([headers, *rows])
    return path


@pytest.fixture
def network(contract_of: Any, monkeypatch: pytest.MonkeyPatch) -> list[CompiledContract]:
    """Members and visits; and every file, however small, counts as a large one."""
    monkeypatch.setattr(csv_file, "LARGE", 0)
    return [contract_of("climatekit_sample.network:Member"), contract_of("climatekit_sample.network:Visit")]


@given(
    first=st.lists(members, max_size=12),
    second=st.lists(members, max_size=4),
    visited=st.lists(visits, max_size=6),
    decimal=st.sampled_from([None, ","]),
)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_rows_are_judged_as_if_they_had_been_staged(
    first: Any, second: Any, visited: Any, decimal: str | None, network: Any, tmp_path: Path
) -> None:
    member, visit = network
    files = [
        (member, write(tmp_path / "a.csv", MEMBERS, first)),
        (member, write(tmp_path / "b.csv", MEMBERS, second)),
        (visit, write(tmp_path / "v.csv", VISITS, visited)),
    ]
    staged, directly, tables = both_ways(tmp_path, files, Parsing(decimal=decimal))
    event(f"{len(tables)} of 3 files directly")
    assert directly == staged


def test_what_is_rejected_for_another_row_is_looked_up_in_the_file(network: Any, tmp_path: Path) -> None:
    member, _ = network
    rows = [["m1", *SOUND[1:]], ["m2", *SOUND[1:4], "nobody", "12.50", *SOUND[6:]], ["m3", *SOUND[1:]],
            ["m1", "Toinen", *SOUND[2:]]]  # fmt: skip
    path = write(tmp_path / "a.csv", MEMBERS, rows)
    way = Way(tmp_path, direct=True)
    way.read(member, path, Parsing())
    way.judge([member])
    assert way.directly == ["member"]
    rejected = way.connection.execute("select _row, fee, name, _extra from raw.member order by _row").fetchall()
    assert rejected == [(2, "12.5", "Kahvila", None), (3, "12.50", "Kahvila", None), (5, "12.5", "Toinen", None)]
    broken = dict(way.connection.execute("select _row, _broken from parsed.member").fetchall())
    assert broken == {2: ":key.duplicate", 3: "parent_id:reference.unknown", 4: "", 5: ":key.duplicate"}


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param("\n", id="a blank line"),
        pytest.param(";;;;;;;;\n", id="a blank row"),
        pytest.param("Yhteensä;;;;;25;;;\n", id="a row that adds up"),
        pytest.param("m2;#REF!;company;;;1;2020-01-01;;\n", id="an error of a spreadsheet"),
        pytest.param("m2;Kahvila;company;;;1;2020-01-01\n", id="a row that is too short"),
        pytest.param('m2;"Kahvila\nRuis";company;;;1;2020-01-01;;\n', id="a cell of two lines"),
    ],
)
def test_a_file_that_needs_another_look_is_staged(odd: str, network: Any, tmp_path: Path) -> None:
    member, _ = network
    path = write(tmp_path / "a.csv", MEMBERS, [SOUND])
    with path.open("a", encoding="utf-8") as file:
        file.write(odd + "m3" + ";".join(["", *SOUND[1:]]) + "\n")
    staged, directly, tables = both_ways(tmp_path, [(member, path)])
    assert tables == []
    assert directly == staged


def test_a_file_without_its_first_column_is_staged(network: Any, tmp_path: Path) -> None:
    """Its first cell may be blank in a row that breaks nothing, so that a blank row could pass for a sound one."""
    member, _ = network
    path = write(tmp_path / "a.csv", ["note", *MEMBERS[:-1]], [["", *SOUND[:-1]]])
    staged, directly, tables = both_ways(tmp_path, [(member, path)])
    assert tables == []
    assert directly == staged


@pytest.mark.parametrize("change", ["", "member_id;name\n", "x\n" * 9, None])
def test_a_file_that_changes_meanwhile_loses_no_row(change: str | None, network: Any, tmp_path: Path) -> None:
    member, _ = network
    path = write(tmp_path / "a.csv", MEMBERS, [["m1", *SOUND[1:4], "nobody", *SOUND[5:]]])
    way = Way(tmp_path, direct=True)
    way.read(member, path, Parsing())
    assert way.directly == ["member"]
    path.unlink() if change is None else path.write_text(change, encoding="utf-8")
    with pytest.raises(DataError) as raised:
        way.judge([member])
    assert raised.value.code == "file.changed"
    assert "run again once nobody writes to it" in raised.value.message
