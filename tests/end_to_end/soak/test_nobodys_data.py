"""A word of its own in every personal cell: nowhere but in the rejects, in whatever is published, byte for byte."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from . import reading

TOML = """\
[project]
name = "Sitoumusverkosto (keksitty)"
language = "en"
as_of = 2026-06-30
max_rejects = "100%"
max_errors = 1000

[[programmes]]
id = "sitoumus"
name = "Sitoumusverkosto"
model = "commitment_network"

[publish.duckdb]

[publish.workbook]

[publish.power_bi]

[publish.superset]
data_folder = "/data"
"""
TRADERS = {
    # org_id: name, business id, vat id, what of the trader; each id tells who it is, in another way
    "131052-308T": ("Kanaria Hetu", "", "", ""),
    "1234567-1": ("Kanaria Ytunnus", "1234567-1", "", ""),
    "FI12345671": ("Kanaria Alv", "", "FI12345671", ""),
    "kanaria-nimi": ("Känaria Nimi", "", "", ""),
    "j-kanaria-osa": ("Kanaria Osa", "", "", ""),
}
PEOPLE = ("Kaisa Canarinen", "kaisa.canarinen@canary.example", "+358 40 7654321")
FILES = {
    "data/organisation.csv": "org_id;name;business_id;vat_id;lei;org_type;employees\norg-1;Yritys Oy;;;;company;40\n"
    "131052-3099;Kanaria Rejekti;;;;sole_trader;monta\n"
    + "".join(f"{key};{';'.join(cells)};sole_trader;1\n" for key, cells in TRADERS.items()),
    "data/contact.csv": "contact_id;org_id;person_name;email;phone;purpose;legal_basis;retention_until\n"
    f"{PEOPLE[1]};1234567-1;{';'.join(PEOPLE)};Jäsenviestintä;public_task;2020-12-31\n",
    "data/membership.csv": "membership_id;org_id;valid_from\nm-1;org-1;2020-01-01\n"
    + "".join(f"{key};{key};2020-01-01\n" for key in TRADERS),
    "data/commitment.csv": "commitment_id;membership_id;title;kind;made_on;status\n"
    + "".join(f"c-{at};{key};Vähennämme;quantified;2020-01-01;active\n" for at, key in enumerate(TRADERS)),
}
WORDS = {*TRADERS, "131052-3099", "Kanaria", "Känaria", "kanaria", "12345671", *PEOPLE, "anarinen", "canary.example"}


def _words(text: str) -> list[str]:
    return [word for word in WORDS if word in text]


@pytest.mark.promise(
    "Nobody's data where it does not belong", "canaries in personal cells and telling ids, in all files"
)
def test_no_canary_gets_out(project: Any, call_cli: Any, record_property: Any) -> None:
    root: Path = project(FILES, toml=TOML)
    said = [call_cli("run", root)]
    before = set(pq.read_table(root / "out/tables/organisation.parquet").column("org_id").to_pylist())
    said.append(call_cli("run", root, "--json", "--again"))
    assert [result.code for result in said] == [0, 0], said[0].err
    for result in said:
        assert [word for word in WORDS if word in result.out + result.err] == []
    published = [path for path in sorted(root.joinpath("out").rglob("*")) if path.is_file()]
    told = json.loads((root / "out" / "run.json").read_text("utf-8"))
    private = {root / "out" / name for name in told["personal_data_in"]}
    found = {path: _words(reading.texts(path)) for path in published}
    assert {path for path, words in found.items() if words} <= private, found
    assert any(found[path] for path in private), "the search finds what is there"
    assert {path.suffix for path in published} >= {".parquet", ".xlsx", ".html", ".json", ".duckdb", ".zip", ".tmdl"}
    kept = [path for path in sorted(root.joinpath("history").rglob("*")) if path.is_file()]
    assert {path.name: _words(reading.texts(path)) for path in kept if kept} == {path.name: [] for path in kept}
    record_property("times", len(WORDS) * (len(published) + len(kept)))

    # what is known under an id stays together under its pseudonym
    organisations = pq.read_table(root / "out/tables/organisation.parquet").to_pylist()
    memberships = pq.read_table(root / "out/tables/membership.parquet").to_pylist()
    ids = {row["org_id"] for row in organisations}
    assert ids == {row["org_id"] for row in memberships}
    assert ids == before, "the same project, the same pseudonyms"
    assert len(ids) == len(TRADERS) + 1
    assert "org-1" in ids
    assert told["pseudonyms"] == len(TRADERS) + 2
    key = root / "pseudonyms.key"
    assert key.stat().st_mode & 0o077 == 0
