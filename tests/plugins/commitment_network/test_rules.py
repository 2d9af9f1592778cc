"""Every rule: a network that trips it, and one that almost does. All of them in one run."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from .changes import last_report, quantity
from .conftest import Change, Network, Results, changed, settings
from .rows import AS_OF, commitment, days_ago, organisation, report
from .rule_cases import CASES

RULES = {
    file.stem: file
    for step in ("membership", "tracking")
    for file in Path(str(files("climatekit_commitment_network") / step / "rules")).glob("*.sql")
}
IDS = {stem: re.search(r"^-- rule: (.*)$", file.read_text("utf-8"), re.MULTILINE)[1] for stem, file in RULES.items()}  # type: ignore[index]

UNITS = [
    ("ghg_s1", "tCO2e", True),
    ("ghg_s1", "kgCO2e", True),
    ("ghg_s1", "MWh", False),
    ("ghg_s1s2", "tCO2e/MEUR", True),
    ("ghg_s1s2", "MWh/MEUR", False),
    ("fuel", "l", True),
    ("water", "t", False),
    ("food_waste", "kg", True),
    ("renewable_share", "pct", True),
    ("renewable_share", "MWh", False),
    ("water", "pct", True),
    ("flights", "pcs", True),
    ("waste", "pcs", False),
    ("other", "anything", True),
]
GROUPS = [
    ("any", "association", "large", True),
    ("company", "association", "small", False),
    ("company", "farm", "micro", True),
    ("sme", "company", "large", False),
    ("sme", "company", "unknown", True),
    ("sme", "sole_trader", "micro", True),
    ("large", "company", "medium", False),
    ("large", "company", "large", True),
    ("large", "university", "large", False),
]


def _not_in_the_register(network: Network) -> None:
    network.settings.update(target_group="large", area_municipality_codes="111")
    network.change("organisation", size_class="large", municipality_code="111")
    network.add("organisation", organisation("o9", municipality_code="999"))


def _sole_trader(network: Network) -> None:
    network.change("organisation", org_type="sole_trader", name="Eeva Esimerkki")
    last_report(500)(network)


def _three_reports(network: Network) -> None:
    network.add("commitment", commitment("c2", kind="action"), commitment("c3", kind="action"))
    for key in ("2", "3"):
        network.add(
            "progress_report",
            report(f"r{key}", f"c{key}", submitted_on=days_ago(500), period_year=2024, value="", unit=""),
        )


def _left(network: Network) -> None:
    network.change("membership", valid_to="2026-10-30")
    network.change("target", target_year=2025)
    last_report(900)(network)


def _closed(status: str) -> Change:
    def change(network: Network) -> None:
        network.settings["min_commitments"] = 0
        network.change("commitment", status=status)
        network.change("target", target_year=2025)
        last_report(1000)(network)

    return change


def _past_its_day(network: Network) -> None:
    network.change("commitment", valid_to="2026-10-30")


def _never_reported(network: Network) -> None:
    network.tables.pop("progress_report")
    network.change("commitment", made_on=days_ago(366))


def _over(network: Network) -> None:
    """A programme whose last day has passed owes nothing."""
    for table in ("programme_role", "action_plan", "event", "channel_metric"):
        network.tables.pop(table)
    network.settings.pop("offered_outside")
    network.settings.update(funding_basis="project", project_end=AS_OF - timedelta(days=1))
    network.programme["valid_to"] = AS_OF - timedelta(days=1)


def _yes_or_no(network: Network) -> None:
    network.change(
        "target", target_type="binary", metric="other", unit="pcs", base_year="", base_value="", target_value=1
    )
    network.change("progress_report", value=0, unit="pcs")


def _young(network: Network) -> None:
    """In its first year a network owes no meetings yet."""
    network.programme["valid_from"] = AS_OF - timedelta(days=364)
    for table in ("event", "channel_metric"):
        network.tables.pop(table)


def _ends(network: Network) -> None:
    network.settings.update(funding_basis="project", project_end=AS_OF + timedelta(days=180))


def _goes_on(network: Network) -> None:
    _ends(network)
    network.others["jatko"] = {"succeeds": "verkko"}


# name: (change, every rule that is tripped)
MORE: dict[str, tuple[Change, set[str]]] = {
    "nothing to find": (lambda network: None, set()),
    **{f"a commitment that is {status} owes nothing": (_closed(status), set()) for status in ("missed", "replaced")},
    "members who left owe nothing": (_left, set()),
    "a commitment past its last day does not count": (_past_its_day, {"M4-1b", "M4-6e"}),
    "who never reported is followed from its promise": (_never_reported, {"M4-6d", "M4-9e"}),
    "one finding per commitment": (_three_reports, {"M4-6a", "M4-7b"}),
    "a sole trader is not named": (_sole_trader, {"M4-6a", "M4-7b"}),
    "a programme that is over": (_over, set()),
    "outside the register": (_not_in_the_register, set()),
    "a yes or no needs no base": (_yes_or_no, set()),
    "a young network": (_young, set()),
    "project money that something follows": (_goes_on, set()),
}


@pytest.fixture(scope="module")
def results(run_all: Callable[..., dict[str, Results]]) -> dict[str, Results]:
    networks = {}
    for stem, (trips, almost, _) in CASES.items():
        networks[f"{stem}: trips"] = changed(trips)
        networks[f"{stem}: almost"] = changed(almost)
    networks |= {name: changed(change) for name, (change, _) in MORE.items()}
    networks |= {f"{metric} {unit}": changed(quantity(metric, unit)) for metric, unit, _ in UNITS}
    for group, org_type, size_class, _ in GROUPS:
        networks[f"{group} {org_type} {size_class}"] = changed(
            settings(target_group=group),
            lambda network, kind=org_type, size=size_class: network.change(  # type: ignore[misc]
                "organisation", org_type=kind, size_class=size
            ),
        )
    return run_all(networks)


def test_every_rule_has_a_case() -> None:
    assert sorted(CASES) == sorted(RULES)


def test_every_flag_is_there() -> None:
    assert {f"GW{number:02d}" for number in range(1, 16)} <= set(IDS.values())


@pytest.mark.parametrize("stem", CASES)
def test_trips(results: dict[str, Results], stem: str) -> None:
    found = results[f"{stem}: trips"]
    assert found.rules() == {IDS[stem]} | CASES[stem][2]
    for finding in found.findings():
        for language in ("fi", "sv", "en"):
            assert "{" not in finding[f"message_{language}"]
            assert "–" not in re.sub(r"\d–\d", "", finding[f"message_{language}"]), "a placeholder was empty"
        assert finding["programme_id"] == "verkko"
        assert finding["subject_table"]
        assert finding["subject_id"]


@pytest.mark.parametrize("stem", CASES)
def test_almost(results: dict[str, Results], stem: str) -> None:
    assert IDS[stem] not in results[f"{stem}: almost"].rules()


@pytest.mark.parametrize("name", MORE)
def test_more(results: dict[str, Results], name: str) -> None:
    assert results[name].rules() == MORE[name][1]


@pytest.mark.parametrize(("metric", "unit", "fits"), UNITS)
def test_units_and_metrics(results: dict[str, Results], metric: str, unit: str, fits: bool) -> None:
    assert ("M4-3d" not in results[f"{metric} {unit}"].rules()) is fits


@pytest.mark.parametrize(("group", "org_type", "size_class", "fits"), GROUPS)
def test_target_groups(results: dict[str, Results], group: str, org_type: str, size_class: str, fits: bool) -> None:
    assert ("M4-2b" not in results[f"{group} {org_type} {size_class}"].rules()) is fits


def test_messages_tell_which_row(results: dict[str, Results]) -> None:
    (finding,) = results["a sole trader is not named"].findings("rule = 'M4-6a'")
    assert '"o1"' in finding["message_fi"]
    assert "Eeva" not in str(finding)
    (finding,) = results["a commitment past its last day does not count"].findings("rule = 'M4-6e'")
    assert "2026-10-30" in finding["message_fi"]
    found = results["one finding per commitment"].findings("rule = 'M4-6a'")
    assert {finding["subject_id"] for finding in found} == {"c2", "c3"}


def test_sources_are_phrases_of_the_model_or_the_law() -> None:
    """A rule stands on the page Koordinointitapoja: its phrase is in what the plugin quotes of it."""
    from climatekit_commitment_network import climatekit_model

    model = climatekit_model()
    quoted = " ".join(text.fi for text in (model.what, model.why, model.how, model.where, *model.caveats))
    for file in RULES.values():
        (source,) = [line for line in file.read_text("utf-8").splitlines() if line.startswith("-- source: ")]
        phrase = source.removeprefix("-- source: ")
        assert phrase in quoted or phrase.startswith("https://eur-lex.europa.eu/"), file


@pytest.mark.parametrize("stem", [stem for stem, rule in IDS.items() if rule.startswith("GW")])
def test_a_flag_is_a_risk_and_no_verdict(stem: str) -> None:
    text = RULES[stem].read_text("utf-8")
    said = dict(re.findall(r"^-- (fi|sv|en): (.*)$", text, re.MULTILINE))
    assert "ihmisen arvioitava viherpesun riski" in said["fi"]
    assert "en risk för grönmålning som en människa får bedöma" in said["sv"]
    assert "a risk of greenwashing for a human to judge" in said["en"]
    verdicts = (
        r"harhaanjohtav|lainvasta|kielletty|vilseled|olaglig|förbjud|misleading|illegal|forbidden|is greenwashing"
    )
    assert not re.search(verdicts, " ".join(said.values()))
