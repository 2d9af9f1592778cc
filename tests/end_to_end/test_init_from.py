"""``climatekit init --from``: what it makes of a real workbook and of a messy list, and what it asks."""

from __future__ import annotations

import io
import re
import tomllib
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from climatekit.cache import user_cache
from climatekit.contracts.names import header_names, normalised
from climatekit.contracts.registry import load_contract
from climatekit.plugin_host.host import Host

TRACKER = Path(__file__).parents[3] / "shared" / "data" / "net_zero_tracker_2022-12-20.xlsx"
BY_HAND = Path(__file__).parent / "net_zero_tracker"
HEADERS = ["Jäsennumero", "Yrityksen nimi", "Y-tunus", "Organisaatiotyyppi", "Henkilöstö", "Jäsenluokka", "Alkaen"]
HEADERS += [" Päättynyt ", "Yhteyshenkilö", "Sähköposti", "Uutiskirje"]
MEMBERS = [
    ["J-001", "Esimerkki-Konepaja Oy", "2077474-0", "Yritys", 42, "Täysjäsen", "1.3.2021", None],
    ["J-002", "Testikauppa Oy", "0112038-9", "Yritys", 7, "Tukijäsen", "15.9.2022", "31.12.2023"],
    ["J-003", "Mallikunta", "0201256-6", "Kunta", 310, "Täysjäsen", "2.1.2023", None],
]


def messy_list() -> bytes:
    """One sheet of members as offices keep it: a title, a misspelt header, words of their own, a person in each row."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Lista"
    sheet.append(["Ilmastokumppanien lista 2025"])
    sheet.append([])
    sheet.append(HEADERS)
    for at, row in enumerate(MEMBERS):
        sheet.append([*row, "Maija Mallikas", f"maija{at}@example.org", "Kyllä" if at else "Ei"])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def questions(text: str) -> list[str]:
    return re.findall(r"^# QUESTION \d+: (.+)$", text, flags=re.MULTILINE)


def asked_headers(text: str) -> set[tuple[str, str]]:
    """Header and the columns that it is asked to feed."""
    return set(re.findall(r"^# QUESTION \d+: does '([^']+)' feed ([^?]+)\?", text, flags=re.MULTILINE))


def answered(text: str, answers: dict[str, str], tables: set[str]) -> str:
    """Take the # away in the blocks of ``tables``, as a person would who agrees with all, and fill in each "?"."""
    head, *blocks = re.split(r"(?m)^(?=#?\[\[tables\.)", text)
    kept = [head]
    for block in blocks:
        table = re.match(r"#?\[\[tables\.(\w+)", block)
        if table is None or table[1] not in tables:
            continue
        lines: list[str] = []
        for line in block.splitlines():
            plain = re.sub(r'^#(?=\[|"|[a-z_]+ = )', "", line)
            key = plain.partition(" = ")[0]
            plain = re.sub(r'"\?"$', lambda _, key=key: f'"{answers[key.strip(chr(34))]}"', plain)  # type: ignore[misc]
            if lines and line.startswith("#") and lines[-1].startswith(f"{key} = "):
                lines.pop()  # the line says itself that it stands in its place
            lines.append(plain)
        kept.append("\n".join(lines) + "\n")
    return "".join(kept)


@pytest.fixture(scope="module")
def messy(call_cli: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("messy")
    (folder / "lista.xlsx").write_bytes(messy_list())
    root = folder / "new"
    done = call_cli("init", root, "--from", folder / "lista.xlsx", "--model", "open_network", "--language", "en")
    assert (done.code, done.err) == (0, "")
    assert "organisation from 'Lista': 4 sure columns" in done.out
    return root


def test_a_messy_list_is_mapped_as_far_as_is_sure(messy: Path) -> None:
    text = (messy / "climatekit.toml").read_text("utf-8")
    tables = tomllib.loads(text)["tables"]
    assert set(tables) == {"membership", "organisation"}
    for [block] in tables.values():
        assert (block["path"], block["sheet"], block["header_row"]) == ("data/lista.xlsx", "Lista", 3)
    assert tables["organisation"][0]["columns"] == {
        "Jäsennumero": "org_id",
        "Yrityksen nimi": "name",
        "Organisaatiotyyppi": "org_type",
        "Henkilöstö": "employees",
    }
    assert tables["membership"][0]["columns"] == {
        "Jäsennumero": "org_id",
        "Jäsenluokka": "tier",
        "Alkaen": "valid_from",
        "Päättynyt": "valid_to",
    }
    assert {("Y-tunus", "organisation.business_id"), ("Jäsennumero", "membership.membership_id")} <= asked_headers(text)
    assert '#"Tukijäsen" = "?"' in text
    assert (messy / "data" / "lista.xlsx").read_bytes()[:2] == b"PK"


def test_no_value_about_a_person_is_quoted(messy: Path) -> None:
    text = (messy / "climatekit.toml").read_text("utf-8")
    assert "Maija" not in text
    assert "@example.org" not in text


def test_a_project_that_is_answered_is_read(call_cli: Any, messy: Path, tmp_path: Path) -> None:
    text = (messy / "climatekit.toml").read_text("utf-8")
    answers = {"Yritys": "company", "Kunta": "municipality", "Täysjäsen": "full", "Tukijäsen": "support"}
    (messy / "climatekit.toml").write_text(answered(text, answers, {"organisation", "membership"}), encoding="utf-8")
    try:
        ran = call_cli("run", messy, "--out", tmp_path / "out", "--as-of", "2025-06-30")
    finally:
        (messy / "climatekit.toml").write_text(text, encoding="utf-8")
    assert (ran.code, ran.err) in ((0, ""), (1, ""))
    with duckdb.connect() as connection:
        found = connection.execute(
            f"select org_id, name, business_id, org_type, employees, tier, valid_from::varchar, valid_to::varchar "
            f"from '{tmp_path}/out/tables/organisation.parquet' join '{tmp_path}/out/tables/membership.parquet' "
            f"using (org_id) order by org_id"
        ).fetchall()
    assert found == [
        ("J-001", "Esimerkki-Konepaja Oy", "2077474-0", "company", 42, "full", "2021-03-01", None),
        ("J-002", "Testikauppa Oy", "0112038-9", "company", 7, "support", "2022-09-15", "2023-12-31"),
        ("J-003", "Mallikunta", "0201256-6", "municipality", 310, "full", "2023-01-02", None),
    ]


def test_the_same_files_give_the_same_text(call_cli: Any, messy: Path, tmp_path: Path) -> None:
    again = call_cli("init", tmp_path / "again", "--from", messy / "data" / "lista.xlsx", "--model", "open_network",
                     "--language", "en")  # fmt: skip
    assert again.code == 0
    assert (tmp_path / "again" / "climatekit.toml").read_bytes() == (messy / "climatekit.toml").read_bytes()


def test_without_a_model_one_that_fits_is_named(call_cli: Any, refused: Any, messy: Path, tmp_path: Path) -> None:
    done = call_cli("init", tmp_path / "new", "--from", messy / "data" / "lista.xlsx")
    message = refused(done, 2, "init.choose")
    assert "The files look like membership, organisation, which 'open_network' has." in message
    assert not (tmp_path / "new").exists()


def test_files_that_can_not_be_read_are_told_as_in_a_run(call_cli: Any, refused: Any, tmp_path: Path) -> None:
    (tmp_path / "notes.docx").write_bytes(b"x")
    (tmp_path / "empty.csv").write_bytes(b"")
    for name, exit_code, code in (
        ("notes.docx", 2, "file.unknown_kind"),
        ("nothing.csv", 2, "file.missing"),
        ("empty.csv", 1, "file.empty"),
    ):
        done = call_cli("init", tmp_path / "new", "--model", "open_network", "--from", tmp_path / name)
        refused(done, exit_code, code)
        assert not (tmp_path / "new").exists()


def test_a_csv_says_how_it_is_written_and_a_sheet_that_is_nothing_is_named(call_cli: Any, tmp_path: Path) -> None:
    (tmp_path / "jäsenet.csv").write_bytes(
        "Org.tunnus;Nimi;Organisaatiotyyppi;Y-tunnus\n1;Älä;company;\n".encode("cp1252")
    )
    (tmp_path / "muu.csv").write_text("väri,sävy\npunainen,tumma\n", encoding="utf-8")
    done = call_cli("init", tmp_path / "new", "--model", "open_network", "--language", "en",
                    "--from", tmp_path / "jäsenet.csv", "--from", tmp_path / "muu.csv")  # fmt: skip
    assert (done.code, done.err) == (0, "")
    text = (tmp_path / "new" / "climatekit.toml").read_text("utf-8")
    [block] = tomllib.loads(text)["tables"]["organisation"]
    assert (block["delimiter"], block["encoding"]) == (";", "cp1252")
    assert "# 'muu.csv' feeds no table that was recognised. Its headers are 'sävy' or 'väri'." in text
    assert "1 rows read, 1 accepted, 0 rejected" in call_cli("check", tmp_path / "new").out


def test_a_misspelt_header_is_noted_by_a_run(call_cli: Any, project: Any) -> None:
    rows = "org_id;Nimi;Organisaatiotyyppi;Y-tunus;Muu\n1;A;company;2077474-0;x\n"
    toml = '[project]\nname = "x"\nlanguage = "en"\n[[programmes]]\nid = "x"\nmodel = "open_network"\n'
    root = project({"data/organisation.csv": rows}, toml=toml)
    notes = [line["message"] for line in call_cli("check", root, "--json").lines if line["event"] == "note"]
    assert "'data/organisation.csv': 'Y-tunus' is not known; did you mean 'Y-tunnus' → business_id?" in notes
    assert not any("Muu" in note for note in notes)


def test_no_header_means_two_columns_of_any_table() -> None:
    host = Host()
    steps = [step for model in host.models().values() for step in model.steps.values()]
    steps += [step for shared in host.shared().values() for step in shared.values()]
    contracts = {table.contract for step in steps for table in step.tables}
    assert len(contracts) >= 30
    for contract in sorted(contracts):
        owners: dict[str, str] = {}
        for column in load_contract(contract, user_cache()).columns:
            for name in header_names(column):
                assert owners.setdefault(normalised(name), column.name) == column.name, (contract, name)


@pytest.mark.skipif(not TRACKER.is_file(), reason=f"the real file is not here: {TRACKER.name}")
def test_the_net_zero_tracker(call_cli: Any, tmp_path: Path) -> None:
    """What is sure, what is asked; and answered, the organisations are those of the mapping made by hand."""
    root = tmp_path / "tracker"
    done = call_cli("init", root, "--from", TRACKER, "--model", "commitment_network", "--language", "en")
    assert (done.code, done.err) == (0, "")
    text = (root / "climatekit.toml").read_text("utf-8")
    tables = tomllib.loads(text)["tables"]
    assert {table: blocks[0]["columns"] for table, blocks in tables.items()} == {
        "organisation": {"name": "name", "employees": "employees"},
        "commitment": {"end_target_status": "target_status", "carbon_credit_offsets": "offsets"},
    }
    by_hand = tomllib.loads((BY_HAND / "climatekit.toml").read_text("utf-8"))["tables"]
    [first, _] = by_hand["commitment"]
    names_of_codes = {"In corporate strategy", "In law", "In policy document"}  # need no line of their own
    assert tables["commitment"][0]["values"]["target_status"] == {
        theirs: code for theirs, code in first["values"]["target_status"].items() if theirs not in names_of_codes
    }
    asked = asked_headers(text)
    assert asked >= {
        ("id_code", "organisation.org_id"),
        ("actor_type", "organisation.org_type"),
        ("id_code", "membership.membership_id, membership.org_id"),
        ("last_updated", "membership.valid_from"),
        ("id_code", "commitment.commitment_id, commitment.membership_id"),
        ("last_updated", "commitment.made_on"),
        ("end_target_year", "target.target_year"),
        ("end_target_baseline_year", "target.base_year"),
        ("end_target_percentage_reduction", "target.reduction_pct"),
    }
    missing = re.findall(r"no header is known for (\S+),", text)
    assert {"commitment.title", "commitment.kind", "commitment.status"} <= set(missing)
    assert len(questions(text)) == 19

    answers = {"City": "municipality", "Country": "public_body", "Region": "public_body"}
    answers |= {"title": "Goal", "kind": "quantified", "status": "active"}
    ours = answered(text, answers, {"organisation", "membership", "commitment"})
    (root / "climatekit.toml").write_text(ours, encoding="utf-8")
    for folder, out in ((root, "ours"), (BY_HAND, "by_hand")):
        ran = call_cli("run", folder, "--out", tmp_path / out, "--as-of", "2022-12-20", "--max-rejects", "100%")
        assert (ran.code, ran.err) in ((0, ""), (1, "")), ran.err
    with duckdb.connect() as connection:
        for table, columns in (("organisation", "*"), ("commitment", "commitment_id, made_on, target_status, offsets")):
            of_hand = f"select {columns} from '{tmp_path}/by_hand/tables/{table}.parquet'"
            assert connection.execute(f"select count(*) from ({of_hand})").fetchall()[0][0] > 1500
            less = f"{of_hand} except select {columns} from '{tmp_path}/ours/tables/{table}.parquet'"
            assert connection.execute(less).fetchall() == []
