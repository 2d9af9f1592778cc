"""Every rule has a case that it catches and cases that it must leave alone, through a whole run."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from .rule_cases import LEAVES_ALONE, TRIPS, Change, Network, payment, unpaid

# What comes along with a broken row: the same thing seen from another side.
BESIDES = {
    "M5-2b": {"M5-2q"},
    "M5-2e": {"M5-2k", "M5-2q", "M5-2h"},
    "M5-2f": {"M5-2k"},
    "M5-2g": {"M5-2b", "M5-2k", "M5-2q"},
    "M5-2h": {"M5-2b", "M5-2q"},
    "M5-2q": {"M5-2b"},
    "M5-3a": {"M5-6a", "M5-6b"},
}


@pytest.mark.parametrize(
    ("rule", "change"),
    [pytest.param(rule, change, id=f"{rule}: {name}") for rule, cases in TRIPS.items() for name, change in cases],
)
def test_it_is_found(network: Network, rule: str, change: Change) -> None:
    change(network)
    found = network.run().rules()
    assert rule in found
    assert found <= {rule} | BESIDES.get(rule, set())


@pytest.mark.parametrize("change", [pytest.param(change, id=name) for name, change in LEAVES_ALONE])
def test_nothing_is_found(network: Network, change: Change) -> None:
    change(network)
    assert network.run().findings() == []


def test_every_rule_has_its_case() -> None:
    found = {
        line.removeprefix("-- rule: ").strip()
        for step in ("membership", "tracking")
        for file in (files("climatekit_forerunner_network") / step / "rules").iterdir()
        for line in file.read_text("utf-8").splitlines()
        if line.startswith("-- rule: ")
    }
    assert found == set(TRIPS)


def test_an_applicant_owes_nothing(network: Network) -> None:
    network.member(3)
    network.change("application", 2, decision="withdrawn")
    assert network.run().rules() == {"M5-1a"}


def test_a_network_that_is_over_or_not_begun_is_left_in_peace(network: Network) -> None:
    network.clear("programme_role", "governance_meeting", "joint_project", "joint_project_partner", "resource_use")
    network.programme.update(valid_to=date(2026, 10, 30))
    assert network.run().findings() == []


def test_a_young_network_has_time(network: Network) -> None:
    """Begun in September: no figures of last year, no general meeting, no joint project yet."""
    network.clear("governance_meeting", "joint_project", "joint_project_partner", "resource_use", "invoice", "payment")
    network.programme.update(valid_from=date(2026, 9, 1))
    for row in network.tables["membership"]:
        row["valid_from"] = "2026-09-01"
    assert network.run().rules() == set()
    assert network.run(date(2026, 12, 1)).rules() == {"M5-2b", "M5-4b"}


def test_a_finding_says_it_in_three_languages_and_points_at_the_row(network: Network) -> None:
    unpaid(network, "2026-09-20")
    network.add("payment", payment("p9", "i1", 120.5))
    assert network.run().findings() == [
        {
            "rule": "M5-2i",
            "severity": "warning",
            "programme_id": "verkko",
            "org_id": "o1",
            "subject_table": "invoice",
            "subject_id": "i1",
            "message_fi": 'Jäsenen "o1 Oy" lasku "i1" on ollut maksamatta 41 päivää eräpäivästä 20.9.2026, avoinna '
            "379,50 €: lähetä 2. muistutus.",
            "message_sv": 'Fakturan "i1" till medlemmen "o1 Oy" har varit obetald i 41 dagar efter förfallodagen '
            "20.9.2026, öppet 379,50 €: skicka påminnelse nr 2.",
            "message_en": 'The invoice "i1" of the member "o1 Oy" has been unpaid for 41 days since it was due on '
            "2026-09-20, 379.50 € are open: send reminder no. 2.",
            "source": "taloushallintoa",
        }
    ]
