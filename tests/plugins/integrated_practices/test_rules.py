"""Every rule has a case that it catches and cases that it must leave alone, through a whole run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

AS_OF = date(2026, 10, 31)
Kunta = Any  # the class of the fixture lives in tests/plugins/conftest.py
Change = Callable[[Kunta], object]

MEMBERSHIP = {"membership_id": "m1", "programme_id": "kunta", "org_id": "o1", "valid_from": "2025-01-01"}
APPLICATION = {"application_id": "a1", "programme_id": "kunta", "org_id": "o1", "received_on": "2025-01-01"}


def in_procurement(kunta: Kunta, **columns: str) -> None:
    """One more integration, into the activity that has neither a first day nor an owner."""
    kunta.add("integration", {"integration_id": "i9", "host_id": "h4", "practice_id": "t1"} | columns)


def in_training(kunta: Kunta, **columns: str) -> None:
    """One more integration that has never been done, into an activity that holds another practice already."""
    kunta.add("integration", {"integration_id": "i9", "host_id": "h1", "practice_id": "t1"} | columns)


def only_procurement(kunta: Kunta) -> None:
    kunta.tables["integration"].clear()
    del kunta.tables["host_activity"][:3]


TRIPS: dict[str, list[tuple[str, Change]]] = {
    "M2-1a": [
        ("a day before it began", lambda k: k.change("host_activity", existing_since="2024-01-02")),
        ("long before", lambda k: k.change("integration", 1, first_done_on="2015-12-31")),
    ],
    "M2-1b": [("the first day is missing", lambda k: k.change("host_activity", existing_since=""))],
    "M2-1c": [
        ("none", lambda k: (k.tables["integration"].clear(), k.tables["host_activity"].clear())),
        ("only to come", lambda k: (k.tables["integration"].clear(),
                                    [row.update(existing_since="2026-11-01") for row in k.tables["host_activity"]])),
    ],
    "M2-2a": [
        ("once", lambda k: k.change("integration", times_done="1")),
        ("nobody says", lambda k: k.change("integration", times_done="")),
        ("a stricter setting", lambda k: k.settings.update(systematic_min_times=4)),
        ("never", lambda k: in_training(k, status="systematic")),
        ("once and long ago", lambda k: k.change("integration", times_done="1", last_done_on="2024-06-01")),
    ],
    "M2-2b": [
        ("211 days ago, of 180 + 30", lambda k: k.change("integration", last_done_on="2026-04-03")),
        ("the default cadence", lambda k: k.change("integration", 1, status="systematic", times_done="2")),
        ("a shorter grace", lambda k: (k.settings.update(cadence_grace_days=0),
                                       k.change("integration", last_done_on="2026-05-03"))),
        ("the day is missing", lambda k: k.change("integration", first_done_on="", last_done_on="")),
    ],
    "M2-2c": [
        ("identified, but done", lambda k: k.change("integration", 3, first_done_on="2025-01-01",
                                                    last_done_on="2025-01-01")),
        ("piloted, but never done", lambda k: in_training(k, status="piloted")),
    ],
    "M2-3": [
        ("no training", lambda k: (k.tables["integration"].pop(0), k.tables["integration"].pop())),
        ("communication identified only", lambda k: k.change("integration", 1, status="identified", first_done_on="",
                                                             times_done="0", last_done_on="")),
        ("no network at all", lambda k: (k.tables["integration"].pop(2), k.tables["host_activity"].pop(2))),
    ],
    "M2-4a": [("a membership", lambda k: k.add("membership", MEMBERSHIP))],
    "M2-4b": [("an application", lambda k: k.add("application", APPLICATION))],
    "M2-5": [
        ("nobody", lambda k: k.change("host_activity", owner_unit="")),
        ("identified only", lambda k: in_procurement(k, status="identified")),
    ],
}  # fmt: skip


LEAVES_ALONE: list[tuple[str, Change]] = [
    ("the sound municipality", lambda k: None),
    ("begun the day it was first done", lambda k: k.change("host_activity", existing_since="2024-01-01")),
    ("an unknown first day, nothing done", lambda k: k.change("host_activity", 3, owner_unit="Hankinta")),
    ("no owner, nothing integrated", lambda k: k.change("host_activity", 3, existing_since="2010-01-01")),
    ("twice", lambda k: k.change("integration", times_done="2")),
    ("210 days ago, of 180 + 30", lambda k: k.change("integration", last_done_on="2026-04-04")),
    ("a piloted one may be old", lambda k: k.change("integration", 1, first_done_on="2020-01-01",
                                                    last_done_on="2020-01-01")),
    ("done often, not called systematic", lambda k: k.change("integration", 2, times_done="40")),
    ("the examples of the page not asked for", lambda k: (k.settings.update(expects_seed_kinds=False),
                                                          only_procurement(k))),
    ("a longer grace", lambda k: (k.settings.update(cadence_grace_days=300),
                                  k.change("integration", last_done_on="2025-10-31"))),
]  # fmt: skip


def cases() -> list[Any]:
    return [
        pytest.param(rule, change, id=f"{rule}: {name}") for rule, changes in TRIPS.items() for name, change in changes
    ]


@pytest.mark.parametrize(("rule", "change"), cases())
def test_rule_catches_its_case_and_no_other_rule_does(kunta: Kunta, rule: str, change: Change) -> None:
    change(kunta)
    assert kunta.run(AS_OF).rules() == [rule]


@pytest.mark.parametrize("change", [pytest.param(change, id=name) for name, change in LEAVES_ALONE])
def test_rules_leave_alone(kunta: Kunta, change: Change) -> None:
    change(kunta)
    assert kunta.run(AS_OF).rules() == []


def test_an_integration_whose_activity_was_rejected_is_not_lost_in_silence(kunta: Kunta) -> None:
    """M2-1d: the only rule that needs a broken row to speak."""
    kunta.add("host_activity", {"host_id": "h5", "programme_id": "kunta", "kind": "kahvit", "name": "Kahvit"})
    kunta.add("integration", {"integration_id": "i9", "host_id": "h5", "practice_id": "t1", "status": "identified"})
    found = kunta.run(AS_OF, rejects=1)
    assert found.rules() == ["M2-1d"]
    assert found.messages("M2-1d")[0][2] == (
        'Integrations (1, such as i9) are missing from the figures because the row of their activity "h5" was '
        "rejected: correct it in the table host_activity."
    )


def test_every_rule_has_a_case() -> None:
    written = {
        line.removeprefix("-- rule: ").strip()
        for step in ("membership", "tracking")
        for file in (files("climatekit_integrated_practices") / step / "rules").iterdir()
        if file.name.endswith(".sql")
        for line in file.read_text("utf-8").splitlines()
        if line.startswith("-- rule: ")
    }
    assert written == set(TRIPS) | {"M2-1d"}


def test_all_three_examples_of_the_page_are_missed_one_by_one(kunta: Kunta) -> None:
    only_procurement(kunta)
    found = kunta.run(AS_OF)
    assert found.rules() == ["M2-3"] * 3
    assert {row["subject_id"] for row in found.rows("findings/findings")} == {
        "kind=business_training",
        "kind=communication",
        "kind=business_network",
    }


def test_a_programme_that_is_over_or_not_begun_is_left_in_peace(kunta: Kunta) -> None:
    kunta.change("integration", times_done="1")
    kunta.change("host_activity", owner_unit="", existing_since="")
    kunta.programmes[0].update(valid_from=date(2024, 1, 1), valid_to=date(2026, 10, 30))
    assert kunta.run(AS_OF).rules() == []
    kunta.programmes[0].update(valid_from=date(2026, 11, 1), valid_to=date(2027, 1, 1))
    assert kunta.run(AS_OF).rules() == []


def test_sentences_quote_the_value_and_say_the_way_out(kunta: Kunta) -> None:
    kunta.change("host_activity", existing_since="2024-03-04")
    kunta.change("integration", last_done_on="2026-01-02")
    found = kunta.run(AS_OF)
    assert found.messages("M2-1a") == [
        (
            'Toiminta "Yrittäjäkoulutus" on alkanut 4.3.2024, mutta integrointi i1 on tehty siinä jo 1.1.2024: '
            "korjaa toinen päivä tai valitse toiminta, joka oli olemassa ennen sitä.",
            'Verksamheten "Yrittäjäkoulutus" började 4.3.2024, men integreringen i1 gjordes i den redan 1.1.2024: '
            "rätta det ena datumet eller välj en verksamhet som fanns före den.",
            'The activity "Yrittäjäkoulutus" began on 2024-03-04, but the integration i1 was done in it on 2024-01-01 '
            "already: correct one of the days, or choose an activity that was there before.",
        )
    ]
    ((_, _, message),) = found.messages("M2-2b")
    assert message == (
        'The integration i1 ("Ilmastokoulutus" in the activity "Yrittäjäkoulutus") is marked as systematic but was '
        "last done on 2026-01-02, though the activity comes round every 180 days: do it next time, record the day in "
        "the column last_done_on, or mark it as piloted."
    )
