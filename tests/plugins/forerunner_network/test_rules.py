"""What the rules say, and when they keep still.

That each catches its cases and leaves the others alone is held in tests/plugin_author/test_first_party.py.
"""

from __future__ import annotations

from datetime import date
from importlib.resources import files

from .rule_cases import TRIPS, Network, payment, unpaid


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
