from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from climatekit.errors import ConfigurationError
from climatekit.project.load import Project, load_project
from climatekit.project.settings import allowed_rejects

OpenProject = Callable[..., Project]
HEAD = '[project]\nname = "Testi"\n[[programmes]]\nid = "ymparaks"\nmodel = "open"\n'
PROGRAMME = '[[programmes]]\nid = "a"\n'
PROJECT = '[project]\nname = "x"\n'


def test_a_full_file_is_read(open_project: OpenProject, tmp_path: Path) -> None:
    project = open_project(
        """
[programmes.settings]
active_within_days = 400
[[programmes]]
id = "ylin"
model = "open"
parent = "ymparaks"
valid_from = 2020-01-29
valid_to = "2025-12-31"
[tables.organisation]
path = "data/jasenet.xlsx"
sheet = "Jäsenet"
header_row = 3
delimiter = "tab"
encoding = "cp1252"
decimal = ","
thousands = " "
date_formats = ["%d.%m.%Y", "%Y-%m-%d", "%Y%j", "%d.%m.%Y %H:%M", "%d %b %Y"]
columns = { "Y-tunnus" = "business_id", "Nro" = ["org_id", "membership_id"] }
values = { org_type = { "yritys" = "company" } }
constants = { programme_id = "ymparaks", seats = 3, open = true, day = 2025-01-01, share = 0.5 }
exclude = { status = ["peruttu"] }
[[tables.event]]
[[tables.event]]
sheet = "2024"
delimiter = ";"
""",
        head=HEAD.replace("[[", "max_rejects = 12\n[[", 1),
    )
    first, second = project.settings.programmes
    assert first.settings == {"active_within_days": 400}
    assert (second.parent, second.valid_from, second.valid_to) == ("ymparaks", date(2020, 1, 29), date(2025, 12, 31))
    (organisation,) = project.settings.tables["organisation"]
    assert (organisation.delimiter, organisation.header_row, organisation.sheet) == ("\t", 3, "Jäsenet")
    assert organisation.columns == {"Y-tunnus": ("business_id",), "Nro": ("org_id", "membership_id")}
    expected = {"programme_id": "ymparaks", "seats": 3, "open": True, "day": date(2025, 1, 1), "share": 0.5}
    assert organisation.constants == expected
    assert [block.sheet for block in project.settings.tables["event"]] == [None, "2024"]
    root = tmp_path / "project"
    assert (project.root, project.file, project.out) == (root, root / "climatekit.toml", root / "out")
    assert project.show(root / "data" / "a.csv") == "data/a.csv"
    assert project.settings.project.max_rejects == 12


def test_the_file_itself_may_be_named(open_project: OpenProject) -> None:
    project = open_project()
    assert load_project(project.file) == project


def test_a_byte_order_mark_is_no_mistake(open_project: OpenProject) -> None:
    project = open_project()
    project.file.write_text("\ufeff" + project.file.read_text(encoding="utf-8"), encoding="utf-8")
    assert load_project(project.root) == project


def refused(folder: Path, code: str) -> str:
    with pytest.raises(ConfigurationError) as caught:
        load_project(folder)
    assert (caught.value.code, caught.value.exit_code) == (code, 2)
    assert "\n" not in caught.value.message
    for jargon in ("pydantic", "Input should", "validation error", "NoneType"):
        assert jargon not in caught.value.message
    return caught.value.message


def test_no_file(tmp_path: Path) -> None:
    message = refused(tmp_path, "config.missing")
    assert str(tmp_path / "climatekit.toml") in message
    assert "climatekit init" in message
    refused(tmp_path / "nowhere", "config.missing")
    refused(Path("a\0b"), "config.unreadable")
    (tmp_path / "climatekit.toml").mkdir()
    refused(tmp_path, "config.unreadable")


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        (b'[project]\nname = "x\n', ["line 2"]),
        (b"[project]\nname\n", ["line 2", "Expected '='"]),
        (b'[project]\nname = "x"\nname = "y"\n', ["line 3"]),
        (b'[project]\nname = "x"\n[project]\n', ["line 3"]),
        (b'[project]\nout = "data\\j"\n', ["line 2", "write a path with '/'"]),
        (b"[project", ["line 1"]),
        (b"a = 2024-02-31", ["line 1"]),
        ('[project]\nname = "Jämsä"\n'.encode("latin-1"), ["line 2", "UTF-8"]),
        ("[project]".encode("utf-16"), ["UTF-8"]),
        (b"a = " + b"[" * 100_000, ["too deep"]),
        (b"a = " + b"{a=" * 100_000, ["too deep"]),
        (b"a = " + b"9" * 10_000, ["too long"]),
    ],
)
def test_not_toml(tmp_path: Path, content: bytes, parts: list[str]) -> None:
    (tmp_path / "climatekit.toml").write_bytes(content)
    message = refused(tmp_path, "config.not_toml")
    assert len(message) < 400
    for part in [str(tmp_path / "climatekit.toml"), *parts]:
        assert part in message


@pytest.mark.parametrize(
    ("text", "code", "parts"),
    [
        # unknown keys
        (PROGRAMME + '[project]\nname = "x"\nlangage = "fi"', "config.unknown_key",
         ["[project] knows no key 'langage'", "'language', 'licence'", "Did you mean 'language'?"]),
        (PROJECT + PROGRAMME + "moddel = 1", "config.unknown_key",
         ["[[programmes]] 'a' knows no key 'moddel'", "'model'?"]),
        (PROJECT + PROGRAMME + "[tables.event]\nheader = 3", "config.unknown_key",
         ["[tables.event] knows no key 'header'", "'header_row'"]),
        (PROJECT + PROGRAMME + "[[tables.event]]\n[[tables.event]]\npaht = 3", "config.unknown_key",
         ["[[tables.event]] #2 knows no key 'paht'", "Did you mean 'path'?"]),
        (PROJECT + PROGRAMME + "[table.event]", "config.unknown_key",
         ["the file knows no key 'table'", "'publish', 'retention' or 'tables'", "Did you mean 'tables'?"]),
        ('[project]\nnmae = "x"\n' + PROGRAMME, "config.unknown_key", ["'nmae'", "'name'?", "(and 1 more)"]),
        # missing keys
        ("", "config.missing_key", ["the file lacks 'project'", "(and 1 more)"]),
        (PROJECT, "config.missing_key", ["lacks 'programmes'"]),
        ("[project]\n" + PROGRAMME, "config.missing_key", ["[project] lacks 'name'"]),
        (PROJECT + '[[programmes]]\nid = "a"\n[[programmes]]\nname = "b"', "config.missing_key",
         ["[[programmes]] #2 lacks 'id'"]),
        # wrong types
        ("[project]\nname = 3\n" + PROGRAMME, "config.wrong_type", ["[project] name = 3 must be text in quotes"]),
        (PROJECT + "max_errors = true\n" + PROGRAMME, "config.wrong_type", ["max_errors = true", "a whole number"]),
        (PROJECT + "as_of = 2025\n" + PROGRAMME, "config.wrong_type",
         ["as_of = 2025 must be a date such as 2025-12-31"]),
        (PROJECT + "as_of = 2025-01-01T10:00:00\n" + PROGRAMME, "config.wrong_type", ["as_of = 2025-01-01T10:00:00"]),
        (PROJECT + 'without = "x"\n' + PROGRAMME, "config.wrong_type", ['without = "x" must be a list such as']),
        (PROJECT + '[programmes]\nid = "a"', "config.wrong_type", ["[[programmes]]", "double brackets"]),
        ('project = "x"\n' + PROGRAMME, "config.wrong_type", ['[project] = "x" must be a section of keys']),
        (PROJECT + PROGRAMME + "settings = 3", "config.wrong_type", ["[[programmes]] 'a' settings = 3", "section"]),
        (PROJECT + PROGRAMME + '[tables]\nevent = "data/x.csv"', "config.wrong_type",
         ['[tables.event] = "data/x.csv"']),
        (PROJECT + PROGRAMME + '[tables.event]\nheader_row = "three"', "config.wrong_type",
         ['[tables.event] header_row = "three" must be a whole number']),
        (PROJECT + PROGRAMME + '[tables.event]\ncolumns = { "Y-tunnus (uusi)" = 3 }', "config.wrong_type",
         ['[tables.event] columns."Y-tunnus (uusi)" = 3 must be a column in quotes, or a list']),
        (PROJECT + PROGRAMME + '[tables.event]\nvalues = { seats = { "kyllä" = true } }', "config.wrong_type",
         ['values.seats."kyllä" = true must be text in quotes']),
        (PROJECT + PROGRAMME + '[tables.event]\nexclude = { seats = "x" }', "config.wrong_type",
         ['exclude.seats = "x"', "list"]),
        (PROJECT + PROGRAMME + "[tables.event]\nexclude = { seats = [1] }", "config.wrong_type",
         ["exclude.seats #1 = 1"]),
        (PROJECT + PROGRAMME + "[tables.event]\nconstants = { a = [1] }", "config.wrong_type",
         ["constants.a = [1] must be text, a number, true, false or a date"]),
        (PROJECT + PROGRAMME + "[tables.event]\nconstants = { a = 2025-01-01T00:00:00 }", "config.wrong_type",
         ["constants.a"]),
        # wrong values
        (PROJECT + 'language = "de"\n' + PROGRAMME, "config.wrong_value",
         ["[project] language = \"de\" is not one of 'en', 'fi' or 'sv'"]),
        (PROJECT + "max_errors = -1\n" + PROGRAMME, "config.wrong_value", ["max_errors = -1 must be at least 0"]),
        (PROJECT + 'max_rejects = "5 per cent"\n' + PROGRAMME, "config.wrong_value", ['"5 per cent"', '"0%"']),
        (PROJECT + 'max_rejects = "101%"\n' + PROGRAMME, "config.wrong_value", ['"101%"']),
        (PROJECT + "max_rejects = -1\n" + PROGRAMME, "config.wrong_value", ["-1"]),
        (PROJECT + "max_rejects = true\n" + PROGRAMME, "config.wrong_value", ["true"]),
        (PROJECT + "max_rejects = 0.05\n" + PROGRAMME, "config.wrong_value", ["0.05"]),
        ('[project]\nname = " "\n' + PROGRAMME, "config.wrong_value", ['name = " " must be filled in']),
        (f'[project]\nname = "{"x" * 201}"\n' + PROGRAMME, "config.wrong_value", ["at most 200 characters"]),
        (PROJECT + "as_of = '2025-02-30'\n" + PROGRAMME, "config.wrong_value", ['as_of = "2025-02-30" is not allowed']),
        (PROJECT + "programmes = 1\nprogrammes_ = 1\n" + PROGRAMME, "config.unknown_key",
         ["[project]", "(and 1 more)"]),
        ("programmes = []\n" + PROJECT, "config.wrong_value", ["[[programmes]] = [] must be filled in"]),
        (PROJECT + '[[programmes]]\nid = "Ympyrä KS"', "config.wrong_value",
         ['id = "Ympyrä KS" is not allowed', "a–z"]),
        (PROJECT + f'[[programmes]]\nid = "{"a" * 61}"', "config.wrong_value", ["at most 60 characters"]),
        (PROJECT + PROGRAMME + "valid_from = 2025-01-01\nvalid_to = 2024-01-01", "config.wrong_value",
         ["[[programmes]] 'a' is not allowed: valid_to 2024-01-01 is before valid_from 2025-01-01"]),
        (PROJECT + PROGRAMME + "[programmes.settings]\nx = nan", "config.wrong_value",
         ["[[programmes]] 'a' settings.x = nan must be a finite number"]),
        (PROJECT + PROGRAMME + "[tables.event]\nconstants = { x = 99999999999999999999 }", "config.wrong_value",
         ["[tables.event] constants.x = 99999999999999999999", "64 bits"]),
        (PROJECT + PROGRAMME + '[tables.event]\npath = "a\\u0000b"', "config.wrong_value",
         ["[tables.event] path", "NUL"]),
        (PROJECT + PROGRAMME + "settings = {x = " + "{a=" * 60 + "1" + "}" * 61, "config.wrong_value",
         ["[[programmes]] 'a' settings = {…} must be nested at most 20 levels deep"]),
        ("a = " + "{a=" * 60 + "1" + "}" * 60, "config.wrong_value", ["a.a.a = {…} must be nested at most 20"]),
        (PROJECT + PROGRAMME + "[tables.event]\nheader_row = 0", "config.wrong_value",
         ["header_row = 0 must be at least 1"]),
        (PROJECT + PROGRAMME + '[tables.event]\ndelimiter = ";;"', "config.wrong_value", ['delimiter = ";;"', '"tab"']),
        (PROJECT + PROGRAMME + '[tables.event]\nencoding = "utf9"', "config.wrong_value",
         ['encoding = "utf9"', "'cp1252'"]),
        (PROJECT + PROGRAMME + '[tables.event]\nencoding = "base64"', "config.wrong_value", ["base64"]),
        (PROJECT + PROGRAMME + '[tables.event]\ndecimal = ";"', "config.wrong_value",
         ["decimal = \";\" is not one of ',' or '.'"]),
        (PROJECT + PROGRAMME + '[tables.event]\nthousands = "0"', "config.wrong_value", ['thousands = "0"']),
        (PROJECT + PROGRAMME + '[tables.event]\nthousands = ","\ndecimal = ","', "config.wrong_value",
         ["[tables.event] is not allowed: decimal and thousands can't both be ','"]),
        (PROJECT + PROGRAMME + "[tables]\nevent = []", "config.wrong_value", ["[tables.event] = [] must be filled in"]),
        (PROJECT + PROGRAMME + '[tables.event.columns]\n"" = "a"', "config.wrong_value",
         ['columns."" = "" must be filled in']),
        (PROJECT + 'out = "."\n' + PROGRAMME, "config.wrong_value", ['[project] out = "."', "replaces that folder"]),
        (PROJECT + 'out = "data/out"\n' + PROGRAMME, "config.wrong_value", ["out"]),
        (PROJECT + 'out = ".."\n' + PROGRAMME, "config.wrong_value", ["out"]),
        # programmes among themselves
        (PROJECT + PROGRAMME + PROGRAMME, "config.duplicate_programme", ['[[programmes]] id = "a" stands twice']),
        (PROJECT + PROGRAMME + 'parent = "b"\n[[programmes]]\nid = "bb"', "config.unknown_parent",
         ["'a' parent = \"b\"", "'a' or 'bb'", "Did you mean 'bb'?"]),
        (PROJECT + PROGRAMME + 'parent = "a"', "config.parent_cycle", ["'a' → 'a'"]),
        (PROJECT + PROGRAMME + 'parent = "b"\n[[programmes]]\nid = "b"\nparent = "a"', "config.parent_cycle",
         ["'a' → 'b' → 'a'"]),
    ],
)  # fmt: skip
def test_mistakes(tmp_path: Path, text: str, code: str, parts: list[str]) -> None:
    (tmp_path / "climatekit.toml").write_text(text, encoding="utf-8")
    message = refused(tmp_path, code)
    for part in [f"'{tmp_path / 'climatekit.toml'}': ", *parts]:
        assert part in message


@pytest.mark.parametrize(
    "pattern", ["dd.mm.yyyy", "%d.%m.", "%d.%d.%Y", "%Y-%m-%d %", "%x", "%j", "%d.%m.%y.%Y", "%d%%m.%Y"]
)
def test_date_formats_that_name_no_day(open_project: OpenProject, pattern: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        open_project(f'[tables.event]\ndate_formats = ["%d.%m.%Y", "{pattern}"]')
    assert caught.value.code == "config.wrong_value"
    assert f"'{pattern}' does not name one day" in caught.value.message
    assert "'%d.%m.%Y'" in caught.value.message


@pytest.mark.parametrize(
    ("limit", "rows", "allowed"),
    [("5%", 99, 4), ("5%", 100, 5), ("2,5 %", 1000, 25), ("100%", 7, 7), (12, 5, 12), ("12", 5, 12), ("0%", 9, 0)],
)
def test_how_many_rejects_are_allowed(limit: str | int, rows: int, allowed: int) -> None:
    assert allowed_rejects(limit, rows) == allowed


def test_a_file_that_may_not_be_read(open_project: OpenProject, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    project = open_project()
    monkeypatch.setattr(Path, "read_bytes", deny)
    assert "can't be read: Permission denied" in refused(project.root, "config.unreadable")


scalars = st.one_of(
    st.text(max_size=5), st.integers(), st.booleans(), st.floats(), st.dates(), st.datetimes(), st.times()
)
names = st.sampled_from(["project", "programmes", "tables", "event", "id", "name", "path", "columns", "settings", "x"])
trees = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4))


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(names, trees, max_size=4))
def test_no_tree_ends_in_a_traceback(tmp_path: Path, tree: dict[str, object]) -> None:
    (tmp_path / "climatekit.toml").write_text("\n".join(f"{k} = {toml(v)}" for k, v in tree.items()), encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_project(tmp_path)
    assert caught.value.message.startswith(f"'{tmp_path / 'climatekit.toml'}'")


def toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return (
                '"' + "".join(f"\\U{ord(letter):08x}" for letter in value if not 0xD800 <= ord(letter) < 0xE000) + '"'
            )
        case list():
            return f"[{', '.join(map(toml, value))}]"
        case dict():
            return "{" + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + "}"
        case int() | float():
            return str(value)
        case _:
            return value.isoformat()  # type: ignore[attr-defined, no-any-return]
