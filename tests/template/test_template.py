"""``climatekit template``: what it writes can be filled in, and a run accepts it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from climatekit.contracts.model import Check, Column, CompiledContract
from climatekit.project.workbooks import LONGEST_NAME, sheet_names
from climatekit.template.choose import Start
from climatekit.template.limits import limits_of
from climatekit.template.make import make_template
from climatekit.template.workbook import write_template
from climatekit.text import LANGUAGES, Language, Text

MODELS = ("selected_practices", "integrated_practices", "open_network", "commitment_network", "forerunner_network")
WORDS = {"fi": ("kyllä", "ei"), "sv": ("ja", "nej"), "en": ("yes", "no")}


def typed(column: Column, text: str, language: Language) -> Any:
    """A contract's example as a person would have it in a cell."""
    match column.kind:
        case "boolean":
            return WORDS[language][text.lower() not in ("true", "1", "yes")]
        case "integer":
            return int(text)
        case "number" | "decimal":
            return float(text)
        case "date":
            return datetime.datetime.fromisoformat(text)
    return column.words(language)[column.allowed.index(text)] if column.allowed else text


def fill(path: Path, contracts: Sequence[CompiledContract], language: Language) -> None:
    """One row of examples on every sheet; what refers to another table takes that one's example."""
    tables = {contract.table: contract for contract in contracts}
    names = sheet_names(contracts, language)
    book = openpyxl.load_workbook(path)
    for contract in contracts:
        sheet = book[names[contract.table]]
        titles = {column.title.to(language): column for column in contract.columns}
        for cell in sheet[1]:
            column = titles[str(cell.value).rstrip("\u00a0*")]
            table, _, name = (column.references or "").partition(".")
            if table == contract.table:  # the only row can't have another one above it
                continue
            source = tables[table].column(name) if table in tables else column
            if source.example is not None:
                sheet.cell(2, cell.column).value = typed(source, source.example, language)
    book.save(path)


@pytest.mark.parametrize("model", MODELS)
def test_what_it_writes_a_run_accepts(model: str, project: Any, call_cli: Any) -> None:
    for language in LANGUAGES:
        toml = (
            f'[project]\nname = "x"\nlanguage = "{language}"\nmax_rejects = 0\nmax_errors = 1000\n'
            f'[[programmes]]\nid = "net"\nmodel = "{model}"\n'
        )
        root = project({}, toml=toml, name=language)
        made = make_template(root / "data" / "anything.xlsx", project=root)
        results = [(call_cli("check", root, "--json"), 0)] if (model, language) == ("open_network", "fi") else []
        fill(root / "data" / "anything.xlsx", made.contracts, language)
        for result, rows in (*results, (call_cli("check", root, "--json"), 1)):
            assert result.code == 0, result.out + result.err
            read = {line["table"]: line["rows"] for line in result.lines if line.get("step") == "ingest"}
            assert read == dict.fromkeys(made.tables, rows)
            assert "is not used" not in result.out


@pytest.fixture(scope="module", params=LANGUAGES)
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Language]:
    path = tmp_path_factory.mktemp("template") / "template.xlsx"
    make_template(path, model="commitment_network", language=request.param)
    return path, request.param


def test_calamine_and_openpyxl_see_the_same_cells(written: tuple[Path, Language]) -> None:
    ours, theirs = CalamineWorkbook.from_path(written[0]), openpyxl.load_workbook(written[0])
    assert ours.sheet_names == theirs.sheetnames
    for name in theirs.sheetnames:
        cells = [[cell or "" for cell in row] for row in theirs[name].iter_rows(values_only=True)]
        sheet = ours.get_sheet_by_name(name)
        assert sheet.to_python(skip_empty_area=False) == cells


def test_sheets_are_marked_checked_and_explained(written: tuple[Path, Language]) -> None:
    path, language = written
    book = openpyxl.load_workbook(path)
    assert all(len(name) <= LONGEST_NAME for name in book.sheetnames)
    assert book.worksheets[0].title == {"fi": "Ohje", "sv": "Anvisning", "en": "Guide"}[language]
    sheet = book[{"fi": "Organisaatiot", "sv": "Organisationer", "en": "Organisations"}[language]]
    header = {str(cell.value).rstrip("\u00a0*"): cell for cell in sheet[1]}
    name, employees = (header[title] for title in {"fi": ("Nimi", "Henkilöstö"), "sv": ("Namn", "Personal"),
                                                   "en": ("Name", "Employees")}[language])  # fmt: skip
    assert (str(name.value)[-1], str(employees.value)[-1] == "*") == ("*", False)
    assert name.fill.fgColor.rgb != employees.fill.fgColor.rgb
    assert sheet.freeze_panes == "A2"
    assert all(cell.comment and cell.comment.text for cell in sheet[1])
    assert "42" in employees.comment.text
    rules = {next(iter(rule.sqref.ranges)).min_col: rule for rule in sheet.data_validations.dataValidation}
    assert (rules[employees.column].type, rules[employees.column].operator) == ("whole", "greaterThanOrEqual")
    sizes = {"fi": "mikro,pieni,keskisuuri,suuri,ei tiedossa", "sv": "mikro,liten,medelstor,stor,okänd",
             "en": "micro,small,medium,large,not known"}  # fmt: skip
    assert f'"{sizes[language]}"' in {rule.formula1 for rule in rules.values()}
    members = book[{"fi": "Jäsenyydet", "sv": "Medlemskap", "en": "Memberships"}[language]]
    rules = {next(iter(rule.sqref.ranges)).min_col: rule for rule in members.data_validations.dataValidation}
    assert any(sheet.title in rule.formula1 for rule in rules.values())
    day = next(column for column, rule in rules.items() if rule.type == "date")
    letter = openpyxl.utils.get_column_letter(day)
    assert members.column_dimensions[letter].number_format == ("yyyy-mm-dd" if language == "en" else "d.m.yyyy")


def test_the_same_contracts_give_the_same_bytes(written: tuple[Path, Language], tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"
    make_template(again, model="commitment_network", language=written[1])
    assert again.read_bytes() == written[0].read_bytes()


def contract(table: str, title: str, *columns: Column, checks: tuple[Check, ...] = ()) -> CompiledContract:
    return CompiledContract(table=table, contract=f"x:{table}", title=Text(title, title, title), description="=1+1",
                            key=(columns[0].name,), columns=columns, checks=checks, natural_person=None)  # fmt: skip


def column(name: str, kind: str = "text", *, title: str = "", allowed: tuple[str, ...] = ()) -> Column:
    return Column(name=name, type=kind, nullable=True, title=Text(*(title or name,) * 3), description="@x", unit="=2",
                  privacy="public", identifies=False, references=None, example="=3", aliases=(),
                  allowed=allowed)  # fmt: skip


def formulas(path: Path) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            yield from (str(cell.value) for cell in row if cell.data_type == "f")


def test_nothing_is_written_as_a_formula_and_long_lists_are_hidden(tmp_path: Path) -> None:
    long = tuple(f"=value_{number:03}" for number in range(60))
    made = contract("one", "=cmd()", column("a", title="+a"), column("b", title="-b", allowed=long),
                    column("c", title="@c", allowed=("one, two", "three")))  # fmt: skip
    start = Start(title="=title", language="en", contracts=(made,), required=frozenset(), programmes=("=p", "q"))
    write_template(tmp_path / "t.xlsx", start, (made,))
    assert list(formulas(tmp_path / "t.xlsx")) == []
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert [cell.value for cell in book["=cmd()"][1]] == ["+a", "-b", "@c"]
    assert book["lists"].sheet_state == "hidden"
    assert [row[0] for row in book["lists"].iter_rows(values_only=True)] == list(long)


def test_titles_that_no_sheet_can_have(tmp_path: Path) -> None:
    contracts = (
        contract("a", "Same: [x]", column("k")),
        contract("b", "same x", column("k")),
        contract("c", "A title that is much longer than a sheet's name may be", column("k")),
        contract("d", "Guide", column("k")),
    )
    names = sheet_names(contracts, "en")
    assert names == {"a": "a", "b": "b", "c": "A title that is much longer th…", "d": "Guide"}
    start = Start(title="x", language="en", contracts=contracts, required=frozenset())
    write_template(tmp_path / "t.xlsx", start, contracts)
    assert openpyxl.load_workbook(tmp_path / "t.xlsx").sheetnames == ["Guide (0)", *names.values()]


@pytest.mark.parametrize(
    ("holds", "expected"),
    [
        ('"a" >= 0', ("0", None, False, False)),
        ('"a" > -1.5', ("-1.5", None, True, False)),
        ('"a" < 7', (None, "7", False, True)),
        ('"a" BETWEEN 1 AND 5', ("1", "5", False, False)),
        ('"b" >= 0', (None, None, False, False)),
        ('"a" >= 0 OR "b" = 1', (None, None, False, False)),
    ],
)
def test_limits(holds: str, expected: tuple[str | None, str | None, bool, bool]) -> None:
    check = Check(code="x", column="a", holds=holds, sentence=Text("", "", ""))
    limits = limits_of(contract("t", "T", column("a", "number"), checks=(check,)), "a")
    assert (limits.low, limits.high, limits.open_low, limits.open_high) == expected


@pytest.mark.parametrize(
    ("arguments", "code", "part"),
    [
        ([], "template.choose", "'open_network'"),
        (["--model", "open_network", "evnt"], "template.table", "Did you mean 'event'?"),
        (["--model", "nope"], "config.unknown_model", "'open_network'"),
        (["--model", "open_network", "--project", "."], "template.choose", "leave out"),
        (["--model", "open_network", "--out", "a.csv"], "template.out", ".xlsx"),
        (["--model", "open_network", "--out", "event.xlsx"], "template.out", "named after a table"),
        (["--model", "open_network", "--out", "there.xlsx"], "template.out", "there already"),
        (["--model", "open_network", "--out", "no/where.xlsx"], "template.write", "--out"),
    ],
)
def test_refusals(arguments: list[str], code: str, part: str, call_cli: Any, tmp_path: Path) -> None:
    (tmp_path / "there.xlsx").write_bytes(b"filled in")
    result = call_cli("template", *arguments, cwd=tmp_path)
    assert result.code == 2
    assert f"[{code}]" in result.err
    assert part in result.err
    assert [path.name for path in tmp_path.iterdir()] == ["there.xlsx"]
    assert (tmp_path / "there.xlsx").read_bytes() == b"filled in"


def test_some_tables_only(call_cli: Any, tmp_path: Path) -> None:
    result = call_cli("template", "event", "attendance", "--preset", "ymparaks", "--language", "sv", cwd=tmp_path)
    assert result.code == 0, result.err
    assert openpyxl.load_workbook(tmp_path / "template.xlsx").sheetnames == ["Anvisning", "Deltaganden", "Evenemang"]


def test_files_that_stand_in_the_way_are_told(project: Any, call_cli: Any, tmp_path: Path) -> None:
    root = project(
        {"data/organisation.csv": "Nimi"},
        toml='[project]\nname = "x"\n[[programmes]]\nid = "net"\nmodel = "open_network"\n',
    )
    result = call_cli("template", "--project", root, "--out", root / "data" / "network.xlsx", cwd=tmp_path)
    assert result.code == 0, result.err
    assert "Take these out before you put it there, or a run finds two of each: data/organisation.csv" in result.out
    other = call_cli("template", "event", "--project", root, "--out", tmp_path / "event book.xlsx", cwd=tmp_path)
    assert "Take these out" not in other.out, "a workbook without the table stands in nobody's way"
    refused = call_cli("check", root)
    assert "[file.ambiguous]" in refused.err
    assert "'data/network.xlsx, sheet Organisaatiot'" in refused.err
