"""Every example network: it runs, says that it is invented and where the rest is from, and its figures are right."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from climatekit.examples import examples
from climatekit.plugin_host.host import Host
from climatekit.project.presets import Preset, load_presets

from .raw import AS_OF, Raw, current, day, joined

Ran = Any  # the class of the fixture lives in conftest.py
Run = Callable[[str], Ran]
ALL = sorted(examples())
GROWN = ["greenreality_kumppanuus", "helsinki", "maakunta", "satakunta", "tampere", "turku"]
"""Those whose data examples/_make makes; the track of ymparaks is made by it too."""
NETWORKS = [
    *((name, name) for name in GROWN if name != "maakunta"),
    ("ymparaks", "ymparaks_kumppanuus"),
    ("maakunta", "polku"), ("maakunta", "kaupunki"), ("maakunta", "seutu"),
]  # fmt: skip
REAL = {"ymparaks": 5, "energyvaasa": 1, "greenreality_network": 1}
"""How many coordinators bear their real names; their READMEs say so."""
MODELS = {model.model.name: model.model for model in Host().models().values()}
PRESETS = [preset for name, model in MODELS.items() for preset in load_presets(name, model.presets).values()]


@pytest.fixture(scope="session")
def raw() -> Callable[[str], Raw]:
    read: dict[str, Raw] = {}
    return lambda name: read.setdefault(name, Raw(examples()[name]))


@pytest.mark.parametrize("name", ALL)
def test_it_runs_within_its_tolerance(ran: Run, name: str) -> None:
    outcome = ran(name).outcome
    assert outcome.exit_code == 0, outcome.verdict
    assert outcome.manifest["as_of"] == AS_OF.isoformat()
    rows = outcome.manifest["rows"]
    assert 0 < rows["rejected"] < rows["read"] * 0.06, "some rows are broken on purpose, most are not"
    assert outcome.manifest["findings"]
    assert not [source["ignored_headers"] for source in outcome.manifest["sources"] if source["ignored_headers"]
                and name in GROWN]  # fmt: skip
    assert outcome.manifest["notes"] == []


@pytest.mark.parametrize("name", ALL)
def test_it_says_what_is_real_and_what_is_not(name: str) -> None:
    readme = (examples()[name] / "README.md").read_text("utf-8")
    assert "invented" in readme
    assert re.search(r"https?://\S+", readme)
    assert f"examples/{name}" in readme
    assert "invented" in (examples()[name] / "climatekit.toml").read_text("utf-8").lower()


@pytest.mark.parametrize("name", [*GROWN, "ymparaks"])
def test_what_the_readme_says_is_found_is_found(ran: Run, name: str) -> None:
    told = set(re.findall(r"\b(?:M\d-\d+[a-z]?|GW\d\d|X\d)\b", (examples()[name] / "README.md").read_text("utf-8")))
    assert told - {found["rule"] for found in ran(name).outcome.manifest["findings"]} == set()


@pytest.mark.parametrize("name", ALL)
def test_every_data_file_says_that_it_is_invented(name: str) -> None:
    for path in (examples()[name] / "data").iterdir():
        if path.suffix == ".xlsx":
            book = openpyxl.load_workbook(path, read_only=True)
            note = next((sheet for sheet in book.sheetnames if sheet in ("Huom", "Obs")), None)
            assert note is not None, path
            assert "KEKSITT" in str(book[note]["A1"].value).upper(), path
        else:
            first = path.read_bytes().splitlines()[0].decode("utf-8", "replace").upper()
            marked = "KEKSITT" in first or re.search("keksitty|pahittad", path.name)
            assert marked, path


@pytest.mark.parametrize("name", ALL)
def test_no_organisation_is_a_real_one(ran: Run, name: str) -> None:
    """Names say that they are invented; coordinators may be real where the network's page names them."""
    rows = ran(name).outcome.out / "tables" / "organisation.parquet"
    if not rows.is_file():
        pytest.skip("keeps no organisations")
    import duckdb

    with duckdb.connect() as connection:
        names = {row[0] for row in connection.execute(f"select name from '{rows}' where name is not null").fetchall()}
    real = {found for found in names if not re.search(r"\((keksitty|esim\.|påhittad)\)$", found)}
    assert len(real) == REAL.get(name, 0), real


@pytest.mark.parametrize("name", [*GROWN, "lahti"])
def test_the_script_makes_the_files_byte_for_byte(name: str, tmp_path: Path) -> None:
    folder = examples()[name]
    subprocess.run([sys.executable, str(folder / "make_data.py"), str(tmp_path)], check=True)
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in (folder / "data").iterdir()}
    for made in tmp_path.iterdir():
        kept = folder / "data" / made.name
        # how the cells of a workbook are packed is the business of the library's version
        assert made.read_bytes() == kept.read_bytes() or (
            made.suffix == ".xlsx" and _cells(made) == _cells(kept)
        ), made.name  # fmt: skip


def _cells(path: Path) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(path, read_only=True)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_every_preset_fits_its_model_and_names_its_sources(preset: Preset) -> None:
    MODELS[preset.model].settings(**preset.values())
    assert preset.place
    for key, setting in preset.settings.items():
        assert re.fullmatch(r"https?://\S+|seed|guess", setting.source), key
    for key, fact in preset.facts.items():
        assert re.fullmatch(r"https?://\S+|seed|not found", fact.source), key
        assert (fact.value == "not found") == (fact.source == "not found"), key


def test_every_network_of_the_seed_has_a_preset_and_a_run(ran: Run) -> None:
    used = {one["preset"] for name in ALL for one in ran(name).outcome.manifest["programmes"]} - {None}
    assert used == {preset.name for preset in PRESETS}
    models = {one["model"] for name in ALL for one in ran(name).outcome.manifest["programmes"]}
    assert models == set(MODELS)


# --- key figures a second time, from the raw files ---


@pytest.mark.parametrize(("name", "programme"), NETWORKS)
def test_members_of_a_network_with_promises(ran: Run, raw: Callable[[str], Raw], name: str, programme: str) -> None:
    files, settings = raw(name), ran(name).settings(programme)
    in_force: Counter[str] = Counter()
    for row in files.commitments:
        made = day(row["made_on"])
        assert made is not None
        counts = row["status"] in {"active", "achieved"} and (day(row["valid_to"]) or AS_OF) >= AS_OF
        in_force[row["membership_id"]] += made <= AS_OF and counts
    let_in = files.accepted.get(programme) if settings["require_accepted_application"] else None
    active = {
        row["org_id"]
        for key, row in files.memberships.items()
        if row["programme_id"] == programme
        and row["org_id"] in current(files.stays(programme))
        and (day(row["valid_to"]) or AS_OF) >= AS_OF
        and (day(row["valid_from"]) or AS_OF) <= AS_OF
        and (let_in is None or row["org_id"] in let_in)
        and (in_force[key] >= settings["min_commitments"] or row.get("tier") == "support")
    }
    assert len(active) > 15
    groups = files.groups(active)
    assert ran(name).metric("members_active", programme) == {
        (AS_OF.isoformat(), *group): float(count) for group, count in groups.items()
    }


@pytest.mark.parametrize(("name", "programme"), NETWORKS)
def test_promises(ran: Run, raw: Callable[[str], Raw], name: str, programme: str) -> None:
    files, counted = raw(name), Counter[tuple[str, str]]()
    for row in files.commitments:
        made = day(row["made_on"])
        whose = files.memberships[row["membership_id"]]["programme_id"]
        if whose == programme and made is not None and made <= AS_OF:
            counted.update({("all", "all"), ("theme", row["theme"] or "unknown"), ("kind", row["kind"]),
                            ("status", row["status"])})  # fmt: skip
    assert ran(name).metric("commitments_total", programme) == {
        (AS_OF.isoformat(), *group): float(count) for group, count in counted.items()
    }


@pytest.mark.parametrize(("name", "programme"), [*NETWORKS, ("maakunta", "edellakavijat")])
def test_who_joined_when(ran: Run, raw: Callable[[str], Raw], name: str, programme: str) -> None:
    _joined_as_by_hand(ran(name), programme, joined(raw(name).stays(programme)))


@pytest.mark.parametrize("programme", ["avoin", "seutu_avoin"])
def test_an_open_network_beside_others(ran: Run, raw: Callable[[str], Raw], programme: str) -> None:
    files, made = raw("maakunta"), ran("maakunta")
    window = made.settings(programme)["active_within_days"]
    stays = files.presence(programme, window)
    _joined_as_by_hand(made, programme, joined(stays))
    lately = {org_id for whose, org_id, when in files.visits
              if whose == programme and AS_OF - when <= timedelta(days=window)}  # fmt: skip
    expected = files.groups(lately & current(stays)) or Counter({("all", "all"): 0})
    assert made.metric("members_active", programme) == {
        (AS_OF.isoformat(), *group): float(count) for group, count in expected.items()
    }


def test_a_paid_network_beside_others(ran: Run, raw: Callable[[str], Raw]) -> None:
    files, programme = raw("maakunta"), "edellakavijat"
    paid: Counter[str] = Counter()
    for row in files.table("payment"):
        paid[row["invoice_id"]] += (
            int(float(row["amount_eur"].replace(",", "."))) if row["amount_eur"][0].isdigit() else 0
        )
    in_arrears = {
        files.memberships[row["membership_id"]]["org_id"]
        for row in files.table("invoice")
        if paid[row["invoice_id"]] < float(row["net_eur"].replace(",", "."))
        and (AS_OF - (day(row["due_on"]) or AS_OF)).days >= ran("maakunta").settings(programme)["suspension_after_days"]
    }
    assert in_arrears
    active = current(files.stays(programme)) & files.accepted[programme] - in_arrears
    assert ran("maakunta").metric("members_active", programme) == {
        (AS_OF.isoformat(), *group): float(count) for group, count in files.groups(active).items()
    }


def _joined_as_by_hand(made: Ran, programme: str, counted: Counter[tuple[str, str]]) -> None:
    expected: Counter[tuple[str, str, str]] = Counter()
    for (year, entry), count in counted.items():
        expected[year, "all", "all"] += count
        expected[year, "entry", entry] += count
    assert expected
    assert made.metric("members_joined", programme) == {key: float(count) for key, count in expected.items()}


# --- several programmes in one run ---


def test_one_organisation_in_several_programmes_is_counted_once(ran: Run, raw: Callable[[str], Raw]) -> None:
    files, made = raw("maakunta"), ran("maakunta")
    members = {
        programme: current(files.stays(programme)) for programme in ("polku", "kaupunki", "seutu", "edellakavijat")
    }
    for programme in ("avoin", "seutu_avoin"):
        members[programme] = current(files.presence(programme, made.settings(programme)["active_within_days"]))
    times = Counter(org_id for found in members.values() for org_id in found)
    assert max(times.values()) >= 3
    assert made.metric("organisations_once", "*") == {
        (AS_OF.isoformat(), *group): float(count) for group, count in files.groups(set(times)).items()
    }
    key = (AS_OF.isoformat(), "all", "all")
    totals = {programme: made.metric("members_total", programme).get(key, 0.0) for programme in (*members, "kunta")}
    assert totals == {**{programme: float(len(found)) for programme, found in members.items()}, "kunta": 0.0}
    assert sum(totals.values()) == sum(times.values()) > len(times)


def test_six_programmes_of_four_models_and_one_that_is_over(ran: Run) -> None:
    told = ran("maakunta").outcome.manifest["programmes"]
    running = [one for one in told if one["programme_id"] != "seutu_avoin"]
    assert len(running) == 6
    assert {one["model"] for one in running} == {
        "open_network", "commitment_network", "forerunner_network", "integrated_practices",
    }  # fmt: skip


def test_a_programme_that_changed_its_model_keeps_its_history(ran: Run, raw: Callable[[str], Raw]) -> None:
    made, files = ran("maakunta"), raw("maakunta")
    before = {period for period, *_ in made.metric("members_joined", "seutu_avoin")}
    after = {period for period, *_ in made.metric("members_joined", "seutu")}
    assert max(before) <= "2021" < "2022" == min(after)
    assert {period for period, *_ in made.metric("attendances", "seutu_avoin")} >= {"2019", "2020", "2021"}
    assert made.metric("members_total", "seutu_avoin")[AS_OF.isoformat(), "all", "all"] == 0
    went_on = {stay.org_id for stay in files.presence("seutu_avoin", 365)} & current(files.stays("seutu"))
    assert len(went_on) > 10
    import duckdb

    with duckdb.connect() as connection:
        found = connection.execute(
            f"select programme_id, succeeds_programme_id, is_running from '{made.out}/marts/dim_programme.parquet' "
            "where programme_id like 'seutu%' order by 1"
        ).fetchall()
    assert found == [("seutu", "seutu_avoin", True), ("seutu_avoin", None, False)]
