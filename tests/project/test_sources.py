from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Collection
from pathlib import Path

import openpyxl
import pytest

from climatekit.contracts.model import CompiledContract
from climatekit.errors import ConfigurationError
from climatekit.project.load import Project
from climatekit.project.settings import SourceSection
from climatekit.project.sources import find_sources
from climatekit.project.unused import unused_files
from climatekit.project.workbooks import Workbooks
from climatekit.text import Text

OpenProject = Callable[..., Project]
TABLES = ("event", "membership", "organisation")


def found(project: Project, required: Collection[str] = ()) -> dict[str, list[str]]:
    sources = find_sources(project, TABLES, required)
    return {table: [project.show(source.path) for source in files] for table, files in sources.items()}


def refused(project: Project, code: str, required: Collection[str] = ()) -> str:
    with pytest.raises(ConfigurationError) as caught:
        find_sources(project, TABLES, required)
    assert (caught.value.code, caught.value.exit_code) == (code, 2)
    assert caught.value.message.startswith(f"'{project.file}': ")
    return caught.value.message


def test_by_name(open_project: OpenProject) -> None:
    project = open_project("", "data/event.csv", "data/Organisation.XLSX", "data/~$event.xlsx", "data/.event.csv")
    assert found(project) == {"event": ["data/event.csv"], "organisation": ["data/Organisation.XLSX"]}
    (source,) = find_sources(project, TABLES, ())["event"]
    assert source.section == SourceSection()


def test_by_name_with_options(open_project: OpenProject) -> None:
    project = open_project("[tables.event]\nheader_row = 3", "data/event.csv")
    (source,) = find_sources(project, TABLES, ())["event"]
    assert (source.table, source.path.name, source.section.header_row) == ("event", "event.csv", 3)


def test_options_for_a_file_that_is_not_there(open_project: OpenProject) -> None:
    assert "[tables.event] names no path" in refused(open_project("[tables.event]\nheader_row = 3"), "file.missing")


def test_two_files_of_one_name(open_project: OpenProject) -> None:
    message = refused(open_project("", "data/event.csv", "data/event.xlsx"), "file.ambiguous")
    assert "('data/event.csv', 'data/event.xlsx')" in message


def test_no_data_folder(open_project: OpenProject) -> None:
    project = open_project()
    project.data.rmdir()
    assert found(project) == {}
    assert unused_files(project, TABLES, {}) == ()


def test_a_mapped_path_wins_over_the_name(open_project: OpenProject) -> None:
    project = open_project('[tables.event]\npath = "lists/a.csv"', "lists/a.csv", "data/event.csv")
    assert found(project) == {"event": ["lists/a.csv"]}
    (note,) = unused_files(project, TABLES, find_sources(project, TABLES, ()))
    assert note.message == "'data/event.csv' is not used: [tables.event] path names other files."


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("data/ev*.csv", ["data/ev1.csv", "data/ev2.csv"]),
        ("data/ev?.csv", ["data/ev1.csv", "data/ev2.csv"]),
        ("**/ev*.csv", ["data/deep/er/ev3.csv", "data/ev1.csv", "data/ev2.csv"]),
        ("data\\\\ev1.csv", ["data/ev1.csv"]),
        ("./data/../data/ev1.csv", ["data/ev1.csv"]),
        ("data/list [1].csv", ["data/list [1].csv"]),
    ],
)
def test_paths_and_patterns(open_project: OpenProject, path: str, expected: list[str]) -> None:
    files = ("data/ev2.csv", "data/ev1.csv", "data/~$ev3.csv", "data/deep/er/ev3.csv", "data/list [1].csv")
    project = open_project(f'[tables.event]\npath = "{path}"', *files, "out/tables/event.csv")
    assert found(project) == {"event": expected}


def test_a_published_file_is_not_read_back_by_a_pattern(open_project: OpenProject) -> None:
    project = open_project('[tables.event]\npath = "**/*.parquet"', "out/tables/event.parquet", "in/event.parquet")
    assert found(project) == {"event": ["in/event.parquet"]}


def test_an_absolute_path_inside_the_project(open_project: OpenProject) -> None:
    root = open_project("", "data/a.csv").root
    assert found(open_project(f"[tables.event]\npath = '{root / 'data' / 'a.csv'}'")) == {"event": ["data/a.csv"]}


@pytest.mark.parametrize(("on_disk", "in_file"), [("NFD", "NFC"), ("NFC", "NFD")])
@pytest.mark.parametrize("name", ["jäsenet.csv", "jäs*.csv"])
def test_both_ways_to_write_an_umlaut(open_project: OpenProject, on_disk: str, in_file: str, name: str) -> None:
    file = unicodedata.normalize(on_disk, "data/jäsenet.csv")  # type: ignore[arg-type]
    text = unicodedata.normalize(in_file, name)  # type: ignore[arg-type]
    (path,) = found(open_project(f'[tables.event]\npath = "data/{text}"', file))["event"]
    assert unicodedata.normalize("NFC", path) == "data/jäsenet.csv"


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("data/evnt.csv", ['[tables.event] path = "data/evnt.csv" does not exist', "Did you mean 'event.csv'?"]),
        ("data/x*.csv", ['[tables.event] path = "data/x*.csv" matches no file']),
        ("empty", ["is a folder without a file that can be read"]),
        ("nowhere/x.csv", ["does not exist"]),
        ("x" * 300 + ".csv", ["does not exist"]),
    ],
)
def test_mapped_but_missing(open_project: OpenProject, path: str, parts: list[str]) -> None:
    project = open_project(f'[tables.event]\npath = "{path}"', "data/event.csv", "empty/note.docx")
    message = refused(project, "file.missing")
    for part in parts:
        assert part in message


def test_several_blocks(open_project: OpenProject) -> None:
    text = '[[tables.event]]\npath = "a.xlsx"\nsheet = "1"\n[[tables.event]]\npath = "a.xlsx"\nsheet = "2"\n'
    assert found(open_project(text, "a.xlsx")) == {"event": ["a.xlsx", "a.xlsx"]}
    message = refused(
        open_project(text + '[[tables.event]]\npath = "a.*"\nsheet = "2"', "a.xlsx"), "config.duplicate_source"
    )
    assert "[[tables.event]] #3 reads 'a.xlsx' just as [[tables.event]] #2 does" in message


def test_an_unknown_table(open_project: OpenProject) -> None:
    message = refused(open_project("[tables.evnt]"), "config.unknown_table")
    assert "[tables.evnt] is not a table: tables are 'event', 'membership' or 'organisation'." in message
    assert "Did you mean 'event'?" in message


def test_a_required_table_without_a_file(open_project: OpenProject) -> None:
    message = refused(open_project("", "data/organisatoin.csv"), "table.missing", required={"organisation"})
    assert "no file for the table 'organisation'" in message
    assert "'data/organisation.csv' (or .xlsx, .parquet)" in message
    assert "[tables.organisation] path" in message
    assert "Did you mean 'data/organisatoin.csv'?" in message


def test_a_kind_of_file_that_nobody_reads(open_project: OpenProject) -> None:
    project = open_project('[tables.event]\npath = "data/event.json"', "data/event.json")
    message = refused(project, "file.unsupported")
    assert "'data/event.json'" in message
    assert "'.csv'" in message
    assert list(find_sources(project, TABLES, (), suffixes={".json"})) == ["event"]


@pytest.mark.parametrize(
    "path", ["../shared/a.csv", "../shared/*.csv", "../*/a.csv", "data/../../shared/a.csv", "/etc/passwd", "/*.csv"]
)
def test_outside_the_project(open_project: OpenProject, path: str) -> None:
    project = open_project(f'[tables.event]\npath = "{path}"', "../shared/a.csv")
    message = refused(project, "file.outside")
    assert f'[tables.event] path = "{path}"' in message
    assert "allow_outside" in message


def test_a_pattern_that_leaves_the_project_later(open_project: OpenProject) -> None:
    refused(open_project('[tables.event]\npath = "da*/../../shared/*.csv"', "../shared/a.csv"), "file.outside")


@pytest.mark.parametrize("absolute", [True, False])
@pytest.mark.parametrize("name", ["a.csv", "*.csv"])
def test_a_folder_outside_that_is_allowed(open_project: OpenProject, tmp_path: Path, absolute: bool, name: str) -> None:
    folder = str(tmp_path / "shared") if absolute else "../shared"
    head = f"[project]\nname = 'x'\nallow_outside = ['{folder}']\n[[programmes]]\nid = 'a'\n"
    project = open_project(f"[tables.event]\npath = '{folder}/{name}'", "../shared/a.csv", head=head)
    assert found(project) == {"event": ["../shared/a.csv"]}
    refused(open_project("[tables.event]\npath = '../other/a.csv'", "../other/a.csv", head=head), "file.outside")


def test_an_allowed_folder_that_is_not_there(open_project: OpenProject) -> None:
    head = "[project]\nname = 'x'\nallow_outside = ['../no']\n[[programmes]]\nid = 'a'\n"
    assert "'../no' is not a folder" in refused(open_project(head=head), "file.missing")


def test_a_link_that_leads_out(open_project: OpenProject, tmp_path: Path) -> None:
    project = open_project()
    (tmp_path / "secret.csv").write_text("x", encoding="utf-8")
    link = project.data / "event.csv"
    link.symlink_to(tmp_path / "secret.csv")
    assert "leads to" in refused(project, "file.outside")
    refused(open_project('[tables.event]\npath = "data/event.csv"'), "file.outside")
    refused(open_project('[tables.event]\npath = "data/*.csv"'), "file.outside")


def test_a_folder_link_that_leads_out(open_project: OpenProject, tmp_path: Path) -> None:
    project = open_project("", "../shared/a.csv")
    (project.root / "in").symlink_to(tmp_path / "shared")
    refused(open_project('[tables.event]\npath = "in/a.csv"'), "file.outside")
    refused(open_project('[tables.event]\npath = "*/a.csv"'), "file.outside")


def test_a_link_inside_the_project(open_project: OpenProject) -> None:
    project = open_project("", "lists/a.csv")
    (project.data / "event.csv").symlink_to(project.root / "lists" / "a.csv")
    assert found(project) == {"event": ["data/event.csv"]}


@pytest.mark.parametrize("target", ["gone.csv", "event.csv"])
def test_a_link_to_nothing(open_project: OpenProject, target: str) -> None:
    project = open_project()
    (project.data / "event.csv").symlink_to(project.data / target)
    assert "'data/event.csv' is a link" in refused(project, "file.missing")
    refused(open_project('[tables.event]\npath = "data/event.csv"'), "file.missing")


def test_a_data_folder_that_may_not_be_read(open_project: OpenProject, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(path: Path) -> list[str]:
        raise PermissionError(13, "Permission denied")

    project = open_project()
    monkeypatch.setattr(os, "listdir", deny)
    with pytest.raises(ConfigurationError, match="can't be read: Permission denied") as caught:
        find_sources(project, TABLES, ())
    monkeypatch.undo()
    assert caught.value.code == "file.unreadable"


def test_unused_files(open_project: OpenProject) -> None:
    project = open_project(
        "",
        "data/event.csv",
        "data/event.json",
        "data/membrship.csv",
        "data/zzz.csv",
        "data/README.txt",
        "data/make_data.py",
        "data/organisation/",
        "data/event/",
    )
    notes = unused_files(project, TABLES, find_sources(project, TABLES, ()))
    assert [note.message.partition(" one of")[0] for note in notes] == [
        "'data/event.json' is not used: write the table 'event' as",
        "'data/membrship.csv' is not used. Did you mean 'membership'?",
        "'data/organisation' is not used: it is a folder; write [tables.organisation] path = \"data/organisation\".",
        "'data/zzz.csv' is not used.",
    ]


def test_a_folder(open_project: OpenProject) -> None:
    files = ("in/2.csv", "in/1.csv.gz", "in/README.txt", "in/note.docx", "in/deep/3.csv", "in/~$1.xlsx")
    project = open_project('[tables.event]\npath = "in/"', *files)
    assert found(project) == {"event": ["in/1.csv.gz", "in/2.csv"]}


def write_book(path: Path, **sheets: str) -> None:
    """A workbook whose sheets hold one cell, or none."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, cell in sheets.items():
        sheet = book.create_sheet(name)
        if cell:
            sheet["A1"] = cell
    path.parent.mkdir(exist_ok=True)
    book.save(path)


def sheets_of(project: Project, workbooks: Workbooks | None = None) -> dict[str, list[tuple[str, object]]]:
    sources = find_sources(project, TABLES, (), workbooks=workbooks)
    return {table: [(source.path.name, source.section.sheet) for source in files] for table, files in sources.items()}


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ('["2023", "2024"]', [("a.xlsx", "2023"), ("a.xlsx", "2024"), ("b.csv", None)]),
        ('"*"', [("a.xlsx", "2023"), ("a.xlsx", "2024"), ("b.csv", None)]),
        ('"2024"', [("a.xlsx", "2024"), ("b.csv", "2024")]),
    ],
)
def test_several_sheets(open_project: OpenProject, sheet: str, expected: list[tuple[str, object]]) -> None:
    project = open_project(f'[tables.event]\npath = "in"\nsheet = {sheet}', "in/b.csv")
    write_book(project.root / "in" / "a.xlsx", **{"2023": "x", "2024": "x", "empty": ""})
    assert sheets_of(project) == {"event": expected}


@pytest.mark.parametrize("sheet", ["[]", '""', "[1]", "3", '["a", ""]'])
def test_sheets_that_are_none(open_project: OpenProject, sheet: str) -> None:
    with pytest.raises(ConfigurationError, match="a list of sheets") as caught:
        open_project(f'[tables.event]\npath = "a.xlsx"\nsheet = {sheet}')
    assert caught.value.code == "config.wrong_type"


def titled(table: str, *titles: str) -> CompiledContract:
    return CompiledContract(table=table, contract="", title=Text(*titles), description="", key=(), columns=(),
                            checks=(), natural_person=None)  # fmt: skip


BOOKS = (
    titled("event", "Tapahtumat", "Evenemang", "Events"),
    titled("membership", "Jäsenyydet", "Medlemskap", "Memberships"),
    titled("organisation", "Organisaatiot", "Organisationer", "Organisations"),
)


def test_a_workbook_of_several_tables(open_project: OpenProject) -> None:
    project = open_project("", "data/organisation.csv")
    write_book(project.data / "network.xlsx", Ohje="x", tapahtumat="x", MEMBERSHIP="x", Organisaatoit="x", Muuta="x")
    workbooks = Workbooks(BOOKS)
    assert sheets_of(project) == {"organisation": [("organisation.csv", None)]}
    assert sheets_of(project, workbooks) == {
        "event": [("network.xlsx", "tapahtumat")],
        "membership": [("network.xlsx", "MEMBERSHIP")],
        "organisation": [("organisation.csv", None)],
    }
    sources = find_sources(project, TABLES, {"event"}, workbooks=workbooks)
    (note,) = unused_files(project, TABLES, sources, workbooks=workbooks)
    assert note.message == (
        "The sheet 'Organisaatoit' of 'data/network.xlsx' is not used. Did you mean 'Organisaatiot'?"
    )


def test_a_sheet_and_a_file_of_one_table(open_project: OpenProject) -> None:
    project = open_project("", "data/event.csv")
    write_book(project.data / "network.xlsx", Events="x")
    with pytest.raises(ConfigurationError, match=r"'data/event.csv', 'data/network.xlsx, sheet Events'") as caught:
        find_sources(project, TABLES, (), workbooks=Workbooks(BOOKS))
    assert caught.value.code == "file.ambiguous"


def test_a_mapped_path_wins_over_a_sheet(open_project: OpenProject) -> None:
    project = open_project('[tables.event]\npath = "in/a.csv"', "in/a.csv")
    write_book(project.data / "network.xlsx", Events="x", Memberships="x")
    workbooks = Workbooks(BOOKS)
    assert sheets_of(project, workbooks)["event"] == [("a.csv", None)]
    (note,) = unused_files(project, TABLES, find_sources(project, TABLES, (), workbooks=workbooks), workbooks=workbooks)
    assert "The sheet 'Events' of 'data/network.xlsx' is not used: [tables.event] path" in note.message


def test_a_workbook_that_is_mapped_feeds_nothing_else(open_project: OpenProject) -> None:
    project = open_project('[tables.event]\npath = "data/network.xlsx"\nsheet = "Memberships"')
    write_book(project.data / "network.xlsx", Memberships="x")
    assert sheets_of(project, Workbooks(BOOKS)) == {"event": [("network.xlsx", "Memberships")]}


def test_options_hold_for_the_sheet_of_a_table(open_project: OpenProject) -> None:
    project = open_project("[tables.event]\nheader_row = 3")
    write_book(project.data / "network.xlsx", Events="x")
    (source,) = find_sources(project, TABLES, (), workbooks=Workbooks(BOOKS))["event"]
    assert (source.section.sheet, source.section.header_row) == ("Events", 3)


def test_a_broken_workbook_is_told(open_project: OpenProject) -> None:
    project = open_project("", "data/network.xlsx")
    workbooks = Workbooks(BOOKS)
    assert sheets_of(project, workbooks) == {}
    (note,) = unused_files(project, TABLES, {}, workbooks=workbooks)
    assert note.message.startswith("'data/network.xlsx' is not used. network.xlsx can't be read as a workbook")
