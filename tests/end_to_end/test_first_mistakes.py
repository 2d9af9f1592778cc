"""What meets a newcomer between ``init --from`` and the first run: doubtful guesses, few bad cells, wrong codes."""

from __future__ import annotations

import io
import tomllib
from pathlib import Path
from typing import Any

import openpyxl

MEMBERS: list[list[Any]] = [
    ["Jäsennumero", "Yrityksen nimi", "Organisaatiotyyppi", "Henkilöstö"],
    ["J-1", "Konepaja Oy", "Yritys", 42],
    ["J-2", "Kauppa Oy", "Yritys", "noin 60"],
    ["J-3", "Mallikunta", "Kunta", 310],
    ["J-4", "Saha Oy", "Yritys", 5],
]
PROMISES: list[list[Any]] = [
    ["Nro", "Kumppaninumero", "Sitoumus", "Aloitettu", "valid_to", "Tila"],
    ["S-1", "J-1", "Lämpö vaihdetaan", "1.4.2021", "31.12.2025", "voimassa"],
    ["S-2", "J-1", "Autot sähköksi", "1.4.2021", "joskus", "voimassa"],
    ["S-3", "J-3", "Ruoka kasvikseksi", "3.2.2023", "pian", "voimassa"],
]
HEAD = '[project]\nname = "x"\nlanguage = "en"\n[[programmes]]\nid = "x"\nmodel = "open_network"\n'


def book(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    made.save(content)
    path.write_bytes(content.getvalue())
    return path


def test_few_bad_cells_are_the_runs_and_a_reference_needs_evidence(call_cli: Any, tmp_path: Path) -> None:
    path = book(tmp_path / "book.xlsx", {"Jäsenet": MEMBERS, "Sitoumukset": PROMISES})
    done = call_cli("init", tmp_path / "new", "--from", path, "--model", "commitment_network", "--language", "en")
    assert (done.code, done.err) == (0, "")
    text = (tmp_path / "new" / "climatekit.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)["tables"]
    assert tables["organisation"][0]["columns"]["Henkilöstö"] == "employees"
    assert "1 cell of 'Henkilöstö' does not fit employees (on row 3): leave it, the run rejects" in text
    assert "noin 60" not in text  # it may be about a person
    assert "'valid_to' is a name of valid_to, but only 1 of its 3 values fit" in text
    # all of 'Nro' are unique, none is a member's number
    assert '"Nro" = ["commitment_id", "membership_id"]' not in text
    assert "'Kumppaninumero' feed commitment.membership_id? 3 of its 3 values are found under 'Jäsennumero'" in text


def test_a_table_left_in_a_comment_is_named_with_its_line(call_cli: Any, refused: Any, project: Any) -> None:
    left = '# QUESTION 1: …?\n#[[tables.organisation]]\n#path = "data/book.xlsx"\n'
    root = project({"data/book.csv": "a;b\n1;2\n"}, toml=HEAD + left)
    message = refused(call_cli("check", root), 2, "table.missing")
    line = (HEAD + left).splitlines().index("#[[tables.organisation]]") + 1
    assert "climatekit.toml" in message
    assert f"line {line} " in message


def test_a_word_mapped_to_no_code_is_a_wrong_configuration(call_cli: Any, refused: Any, project: Any) -> None:
    rows = "org_id;name;org_type\n1;A;Firma\n2;B;company\n"
    values = '[tables.organisation]\npath = "data/organisation.csv"\n[tables.organisation.values]\n'
    wrong = values + 'org_type = { "Firma" = "compnay" }\n'
    root = project({"data/organisation.csv": rows}, toml=HEAD + wrong)
    message = refused(call_cli("check", root), 2, "mapping.unknown_code")
    assert "[tables.organisation]" in message
    assert "org_type maps 'Firma' to 'compnay'" in message
    assert "'municipality'" in message
    assert message.endswith("Did you mean 'company'?")
    free = values + 'name = { "A" = "Aa" }\norg_type = { "Firma" = "company" }\n'
    (root / "climatekit.toml").write_text(HEAD + free, encoding="utf-8")
    assert "2 accepted, 0 rejected" in call_cli("check", root).out


def test_a_word_mapped_to_neither_yes_nor_no_is_one_too(call_cli: Any, refused: Any, project: Any) -> None:
    values = '[tables.support_action]\npath = "data/support_action.csv"\n[tables.support_action.values]\n'
    rows = "support_id;org_id;kind;provided_on;requested\ns1;1;joining;2025-01-01;pyysi\n"
    files = {"data/organisation.csv": "org_id;name;org_type\n1;A;company\n", "data/support_action.csv": rows}
    root = project(files, toml=HEAD + values + 'requested = { "pyysi" = "tosin" }\n')
    message = refused(call_cli("check", root), 2, "mapping.unknown_code")
    assert message == (
        "[tables.support_action] values.requested maps 'pyysi' to 'tosin', which is not one of 'false' or 'true'."
    )
    (root / "climatekit.toml").write_text(HEAD + values + 'requested = { "pyysi" = "Kyllä" }\n', encoding="utf-8")
    assert "2 rows read, 2 accepted, 0 rejected" in call_cli("check", root).out


def test_a_sheet_that_only_mentions_an_organisation_does_not_feed_it(call_cli: Any, tmp_path: Path) -> None:
    members = [["Jäsennumero", "Kumppani", "Y-tunnus", "Liittynyt"], ["J1", "Kahvila Oy", "0112038-9", "2022-01-01"]]
    promises = [["Kumppani", "Sitoumus", "Allekirjoitettu"], ["Kahvila Oy", "Puolitamme päästöt", "2023-02-01"]]
    path = book(tmp_path / "book.xlsx", {"Jäsenet": members, "Sitoumukset": promises})
    done = call_cli("init", tmp_path / "new", "--from", path, "--model", "commitment_network", "--language", "en")
    assert (done.code, done.err) == (0, "")
    tables = tomllib.loads((tmp_path / "new" / "climatekit.toml").read_text(encoding="utf-8"))["tables"]
    assert [one["sheet"] for one in tables["organisation"]] == ["Jäsenet"]
    # 'Allekirjoitettu' may be of the promise: it is asked, in a comment
    assert [(one["sheet"], one["columns"]["Liittynyt"]) for one in tables["membership"]] == [("Jäsenet", "valid_from")]
    assert "membership from 'Sitoumukset': asked" in done.out
