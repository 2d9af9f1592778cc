"""A network's lists as they are: a workbook, then text files, in three languages, with other columns and mistakes."""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from openpyxl import Workbook

from climatekit import engine
from climatekit.run.core_tables import make_core_tables
from climatekit.run.events import nobody
from climatekit.run.options import Options
from climatekit.run.prepare import prepare
from climatekit.run.read import read_sources
from climatekit.run.validate import validate

PROJECT = """
[project]
name = "Network"
language = "en"
as_of = 2024-06-01
max_rejects = 10
max_errors = 100
report = false
[[programmes]]
id = "net"
name = "Network"
model = "commitment_network"
"""
GLOB = """
[tables.organisation]
path = "data/members_*"
[tables.organisation.snapshots]
[tables.membership]
path = "data/members_*"
[tables.membership.snapshots]
"""
WORKBOOK = [
    ["Jäsenyystunnus", "Organisaatiotunnus", "Nimi", "Y-tunnus", "Organisaatiotyyppi", "Henkilöstö", "Alkaa"],
    ["1", "1", "Lahden Leipomo Oy", "2077474-0", "company", 12, datetime.date(2021, 5, 1)],
    ["2", "2", "Kahvila", None, "company", 3, None],
    ["3", "3", "Kahvila", None, "company", 4, None],
    ["4", "4", "Maija Meikäläinen", None, "sole_trader", 1, None],
    ["5", "5", "Vesijärvi ry", None, "association", None, None],
    ["6", "6", "Twice Oy", None, "company", 1, None],
    ["6", "6", "Twice Ab", None, "company", 2, None],
    ["7", "7", "Kiireinen Oy", "1572860-0", "company", 7, None],
]
# the ids of two are new, 4 has no kind, 5 is not on the list, 7 has a mistyped business id
SECOND = """Medlemskaps-id;Organisations-id;Namn;FO-nummer
1;1;Lahden Leipomo Oyj;2077474-0
12;12;Kahvila;
4;4;Maija M.;
7;7;Kiireinen Oy;1572860-1
"""
THIRD = """Membership id,Organisation id,Name,Business ID,Organisation type,Employees,Valid to
81,81,LAHDEN LEIPOMO,2077474-0,company,15,
4,4,Maija M.,,sole_trader,1,2023-12-31
5,5,Vesijärvi ry,,association,,
7,7,Kiireinen Oy,1572860-0,company,7,
"""
COMMITMENTS = """commitment_id,membership_id,title,kind,status,made_on,is_public
c1,1,Heat pump,action,active,2023-02-01,true
c2,81,Less waste,action,active,2024-02-10,true
c3,5,By train,action,active,2024-02-11,true
"""


def workbook() -> bytes:
    book = Workbook()
    for row in WORKBOOK:
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


FILES: dict[str, str | bytes] = {
    "data/members_2023-01.xlsx": workbook(),
    "data/members_2023-06.csv": SECOND,
    "data/members_20240201.csv": THIRD,
    "data/commitment.csv": COMMITMENTS,
}
ONE = "org_id,name,org_type\n1,A,company\n"


def in_memory(folder: Path, as_of: datetime.date | None = None) -> duckdb.DuckDBPyConnection:
    """What a run makes of the files before the first SQL of a plugin."""
    prepared = prepare(folder, Options(as_of=as_of))
    connection = engine.connect(spill=folder / ".spill")
    models = [model.model for model in prepared.models.values()]
    make_core_tables(connection, prepared.programmes, models, prepared.as_of)
    validate(connection, prepared, read_sources(connection, prepared, nobody), nobody)
    return connection


def every(connection: duckdb.DuckDBPyConnection, sql: str) -> list[Any]:
    return connection.execute(sql).fetchall()


@pytest.fixture(scope="module")
def out(call_cli: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("network")
    (folder / "data").mkdir()
    (folder / "climatekit.toml").write_text(PROJECT + GLOB, "utf-8")
    for place, content in FILES.items():
        (folder / place).write_bytes(content.encode() if isinstance(content, str) else content)
    result = call_cli("run", folder)
    assert result.code == 0
    return folder / "out"


@pytest.fixture
def found(out: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for file in sorted(out.rglob("*.parquet")):
            if file.parent.name == "rejects" and file.stem != "reject_reasons":
                continue
            connection.execute(f"create view {file.stem} as from '{file}'")
        yield connection


def test_organisations_keep_their_first_id_and_say_what_is_known_last(found: Any) -> None:
    """No employees in the second list are not said to be none; a natural person has no name in any version."""
    assert every(found, "select org_id, name, employees from organisation order by org_id") == [
        ("1", "LAHDEN LEIPOMO", 15),
        ("2", "Kahvila", 3),
        ("3", "Kahvila", 4),
        ("4", None, 1),
        ("5", "Vesijärvi ry", None),
        ("7", "Kiireinen Oy", 7),
    ]
    assert every(
        found,
        "select name, employees, valid_from, valid_to from organisation_version where org_id = '1' order by version",
    ) == [
        ("Lahden Leipomo Oy", 12, datetime.date(2023, 1, 1), datetime.date(2023, 5, 31)),
        ("Lahden Leipomo Oyj", 12, datetime.date(2023, 6, 1), datetime.date(2024, 1, 31)),
        ("LAHDEN LEIPOMO", 15, datetime.date(2024, 2, 1), None),
    ]
    assert every(found, "select name, valid_from, valid_to from organisation_version where org_id = '4'") == [
        (None, datetime.date(2023, 1, 1), None)
    ]


def test_memberships_are_periods(found: Any) -> None:
    """As stated, and else by the exports; a gap makes two; whose row was rejected has not left."""
    january, june, february = datetime.date(2023, 1, 1), datetime.date(2023, 6, 1), datetime.date(2024, 2, 1)
    may = datetime.date(2023, 5, 31)
    assert every(found, "select membership_id, org_id, valid_from, valid_to from membership order by all") == [
        ("1", "1", datetime.date(2021, 5, 1), None),
        ("12", "12", june, february - datetime.timedelta(days=1)),
        ("2", "2", january, may),
        ("3", "3", january, may),
        ("4", "4", january, datetime.date(2023, 12, 31)),
        ("5", "5", january, may),
        ("5~2", "5", february, None),
        ("6", "6", january, may),
        ("7", "7", january, None),
    ]
    assert every(
        found,
        "select row_key, from_is_stated, from_not_before, to_is_stated, to_not_before from dated_period "
        "where row_key in ('1', '4', '5', '5~2') order by all",
    ) == [
        ("1", True, None, False, None),
        ("4", False, None, True, None),
        ("5", False, None, False, january),
        ("5~2", False, june + datetime.timedelta(days=1), False, None),
    ]


def test_what_refers_to_a_later_id_follows(found: Any) -> None:
    assert every(found, "select commitment_id, membership_id from commitment order by all") == [
        ("c1", "1"),
        ("c2", "1"),
        ("c3", "5~2"),
    ]


def test_what_is_ambiguous_or_not_said_is_told(found: Any, out: Path) -> None:
    """The café with a new id may be either of two; that no list says what kind it is, rejects it."""
    told = every(found, "select message_en from findings where rule = 'identity.ambiguous'")
    assert len(told) == 1
    assert "row 3 of 'data/members_2023-06.csv'" in told[0][0]
    assert "'data/members_2023-01.xlsx'" in told[0][0]
    reasons = every(found, "select table_name, file, row, code from reject_reasons order by all")
    assert set(reasons) == {
        ("membership", "data/members_2023-01.xlsx", 8, "key.repeated"),
        ("organisation", "data/members_2023-01.xlsx", 7, "key.duplicate"),
        ("organisation", "data/members_2023-01.xlsx", 8, "key.duplicate"),
        ("organisation", "data/members_2023-06.csv", 3, "value.missing"),
        ("organisation", "data/members_2023-06.csv", 5, "check.business_id_check_digit"),
    }
    manifest = json.loads((out / "run.json").read_text("utf-8"))
    for source in manifest["sources"]:
        assert source["read"] == source["accepted"] + source["rejected"] + source["excluded"]
    history = manifest["history"]
    assert history["organisation"]["matched_by"] == {"org_id": 5, "business_id": 1}
    assert [export["rows"] for export in history["organisation"]["exports"]] == [6, 2, 4]


def test_changes(found: Any) -> None:
    second, third = datetime.date(2023, 6, 1), datetime.date(2024, 2, 1)
    assert every(found, "select * from organisation_change order by day, org_id, change") == [
        ("1", second, "value_changed", "name", "Lahden Leipomo Oy", "Lahden Leipomo Oyj", None),
        ("2", second, "no_longer_listed", "org_id", "2", None, None),
        ("3", second, "no_longer_listed", "org_id", "3", None, None),
        ("5", second, "no_longer_listed", "org_id", "5", None, None),
        ("1", third, "id_changed", "org_id", "1", "81", "business_id"),
        ("1", third, "value_changed", "name", "Lahden Leipomo Oyj", "LAHDEN LEIPOMO", None),
        ("5", third, "listed_again", "org_id", None, "5", "org_id"),
    ]


def test_neither_the_order_of_files_nor_a_later_export_matters(project: Any) -> None:
    """Files in the opposite order give the same; and as of an earlier day, it is as if later ones did not exist."""
    blocks = "".join(
        f'\n[[tables.{table}]]\npath = "{place}"\nsnapshots = {{}}'
        for table in ("membership", "organisation")
        for place in reversed(FILES)
        if "members" in place
    )
    queries = [f"from {table} order by all" for table in ("organisation_version", "membership", "dated_period")]
    one, other = (project(FILES, toml=PROJECT + tables, name=name) for name, tables in (("a", GLOB), ("b", blocks)))
    with in_memory(one) as found, in_memory(other) as reversed_:
        for query in (*queries, "from appearance order by all"):
            assert every(found, query) == every(reversed_, query) != []
    earlier = {place: content for place, content in FILES.items() if "2024" not in place}
    day = datetime.date(2024, 1, 31)
    with in_memory(project(FILES, toml=PROJECT + GLOB, name="back"), day) as back:
        with in_memory(project(earlier, toml=PROJECT + GLOB, name="then"), day) as then:
            for query in queries:
                assert every(back, query) == every(then, query) != []
        assert every(back, "select number, rows, is_used from snapshot where table_name = 'membership'")[2:] == [
            (3, 4, False)
        ]
    before = prepare(one, Options(as_of=datetime.date(2022, 12, 31)))
    with engine.connect(spill=one / ".spill") as connection:
        assert [note for note in read_sources(connection, before, nobody).notes if "after the as-of date" in note] == [
            f"The table '{table}' is empty, since all its dated exports are of days after the as-of date 2022-12-31."
            for table in ("membership", "organisation")
        ]


def test_one_file_with_the_day_in_a_column(project: Any) -> None:
    rows = "Month,Id,Name,Organisation type\n2023-01,1,A,company\n2023-02,1,B,company\n"
    rows += "2.2.2023,2,C,company\n?,3,D,company\n"
    toml = PROJECT + '[tables.organisation]\ncolumns = { Id = "org_id" }\nsnapshots = { column = "Month" }\n'
    folder = project(
        {"data/organisation.csv": rows, "data/membership.csv": MEMBERSHIP, "data/commitment.csv": COMMITTED}, toml=toml
    )
    with in_memory(folder) as found:
        assert every(found, "select org_id, name, valid_from from organisation_version order by all") == [
            ("1", "A", datetime.date(2023, 1, 1)),
            ("1", "B", datetime.date(2023, 2, 1)),
            ("2", "C", datetime.date(2023, 2, 2)),
        ]
        assert every(found, "select code, _row from reject_reason") == [("snapshot.no_day", 5)]


def test_ids_that_are_no_more_than_row_numbers(project: Any) -> None:
    """Where names are the identity, an id that went to another one leads no reference astray."""
    toml = (
        PROJECT
        + """
[tables.organisation]
path = "data/list_*.csv"
snapshots = { identity = ["name"] }
[tables.membership]
path = "data/list_*.csv"
columns = { org_id = ["membership_id", "org_id"] }
snapshots = { identity = [["programme_id", "org_id"]] }
"""
    )
    files = {
        "data/list_2023.csv": "org_id,name,org_type\n1,B,company\n2,D,company\n",
        "data/list_2024.csv": "org_id,name,org_type\n1,A,company\n2,B,company\n3,C,company\n4,D,company\n",
        "data/commitment.csv": f"{COMMITTED}c1,2,Heat pump,action,active,2024-01-10,true\n",
    }
    with in_memory(project(files, toml=toml)) as found:
        assert every(found, "select org_id, name from organisation order by name") == [
            ("1~2", "A"), ("1", "B"), ("3", "C"), ("2", "D"),
        ]  # fmt: skip
        january = datetime.date(2023, 1, 1), datetime.date(2024, 1, 1)
        assert every(found, "select membership_id, org_id, valid_from from membership order by all") == [
            ("1", "1", january[0]), ("1~2", "1~2", january[1]), ("2", "2", january[0]), ("3", "3", january[1]),
        ]  # fmt: skip
        assert every(found, "select membership_id from commitment") == [("1",)]  # what 2 means today is B


MEMBERSHIP = "membership_id,programme_id,org_id,valid_from\n"
TWO = "path = 'data/a*'\nsnapshots = {}\n[[tables.organisation]]\n"
COMMITTED = "commitment_id,membership_id,title,kind,status,made_on,is_public\n"


@pytest.mark.parametrize(
    ("name", "block", "code", "says"),
    [
        ("list.csv", "path = 'data/list.csv'\nsnapshots = {}", "snapshots.no_day", 'dates = { "list.csv" ='),
        ("1.1.2023_2.2.2023.csv", "path = 'data/1*'\nsnapshots = {}", "snapshots.ambiguous_day", "2023-02-02"),
        ("a_2023.csv", "path = 'data/a*'\nsnapshots = { identity = ['nimi'] }", "config.unknown_column", "'nimi'"),
        ("a_2023.csv", "path = 'data/a*'\nsnapshots = { column = 'Pvm' }", "mapping.unknown_header", "'Pvm'"),
        ("a_2023.csv", "path = 'data/a*'\nsnapshots = { day = 1 }", "config.unknown_key", "dates"),
        ("a_2023.csv", f"{TWO}path = 'data/b.csv'", "snapshots.mixed", "all dated"),
    ],
)  # fmt: skip
def test_mistakes_are_told_in_a_sentence(
    project: Any, call_cli: Any, name: str, block: str, code: str, says: str
) -> None:
    files = {
        f"data/{name}": ONE,
        "data/b.csv": ONE,
        "data/membership.csv": MEMBERSHIP,
        "data/commitment.csv": COMMITTED,
    }
    result = call_cli("check", "--json", project(files, toml=f"{PROJECT}[[tables.organisation]]\n{block}\n"))
    assert result.code == 2
    assert code in result.out + result.err
    assert says in (result.out + result.err).replace('\\"', '"')
