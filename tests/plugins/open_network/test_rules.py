"""What the rules say, and when they keep still.

That each catches its cases and leaves the others alone is held in tests/plugin_author/test_first_party.py.
"""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from .rule_cases import TRIPS, Network, membership


@pytest.mark.parametrize("package", ["climatekit_open_network", "climatekit_pipelines"])
def test_every_rule_has_its_case(package: str) -> None:
    found = {
        line.removeprefix("-- rule: ").strip()
        for step in ("membership", "tracking")
        for file in _sql(package, step)
        for line in file.read_text("utf-8").splitlines()
        if line.startswith("-- rule: ")
    }
    assert found
    here = {rule for rule in TRIPS if rule.startswith("M3") == (package == "climatekit_open_network")}
    # pipelines/test_shared_rules.py, end_to_end/test_duplicates.py and history/test_dated_exports.py
    of_input = {"key.duplicate", "key.superseded", "identifier.checksum", "identity.ambiguous"}
    elsewhere = {"X2", "X4", "X9"} | of_input if package == "climatekit_pipelines" else set()
    assert found == here | elsewhere


def _sql(package: str, step: str) -> list[Any]:
    folder = files(package) / step / "rules"
    return [file for file in folder.iterdir() if file.name.endswith(".sql")] if folder.is_dir() else []


def test_a_network_that_is_over_or_not_begun_is_left_in_peace(network: Network) -> None:
    for table in ("programme_role", "action_plan", "channel_metric", "event", "attendance"):
        network.tables[table].clear()
    network.programme["valid_to"] = date(2026, 10, 30)
    assert network.run().findings() == []
    network.programme.update(valid_from=date(2026, 11, 1), valid_to=date(2027, 1, 1))
    assert network.run().findings() == []


def test_a_young_network_has_time_to_measure_and_to_plan(network: Network) -> None:
    for table in ("action_plan", "channel_metric", "event", "attendance"):
        network.tables[table].clear()
    network.programme["valid_from"] = date(2026, 9, 2)
    assert network.run().rules() == []
    assert network.run(date(2026, 11, 1)).rules() == ["M3-2c"]
    assert network.run(date(2026, 12, 4)).rules() == ["M3-2c", "M3-4a", "M3-4b", "M3-4c"]


def test_a_plan_is_due_at_the_end_of_february(network: Network) -> None:
    network.tables["action_plan"].clear()
    assert "M3-2c" not in network.run(date(2026, 3, 1)).rules()
    assert "M3-2c" in network.run(date(2026, 3, 2)).rules()


def test_a_signed_member_is_sent_to_the_child_programme_that_there_is(network: Network) -> None:
    network.add("membership", membership(signed_on="2025-01-01"))
    network.other_programmes.append({"id": "kumppanuus", "model": "commitment_network", "parent": "verkko"})
    network.add("commitment", {"commitment_id": "c1", "membership_id": "m1", "title": "Aurinkosähköä", "kind": "action",
                               "made_on": "2025-01-01", "status": "active"})  # fmt: skip
    found = [finding for finding in network.run().findings() if finding["rule"] == "M3-6"]
    assert [finding["message_en"] for finding in found] == [
        'The organisation o1 has signed the membership "m1" in the open network Verkko, which has neither commitments '
        'nor a label: move it to the child programme "kumppanuus".'
    ]


def test_a_finding_says_it_in_three_languages_and_points_at_the_row(network: Network) -> None:
    network.tables["channel_metric"][0].update(measured_on="2026-07-05")
    assert network.run().findings() == [
        {
            "rule": "M3-4a",
            "severity": "warning",
            "programme_id": "verkko",
            "org_id": None,
            "subject_table": "channel_metric",
            "subject_id": "mailing_list",
            "message_fi": "Verkoston Verkko sähköpostilistan kokoa ei ole kirjattu 92 päivään (viimeksi 5.7.2026): "
            "lisää tilaajamäärä tauluun channel_metric.",
            "message_sv": "Storleken på nätverkets Verkko e-postlista har inte antecknats på 92 dagar (senast "
            "5.7.2026): för in antalet prenumeranter i tabellen channel_metric.",
            "message_en": "The size of the mailing list of the network Verkko has not been recorded for 92 days (last "
            "2026-07-05): add the number of subscribers to the table channel_metric.",
            "source": "Seuranta perustuu sähköpostilistaan, tapahtumien osallistujamääriin ja "
            "Fb-viestintäaktiivisuuteen",
        }
    ]
