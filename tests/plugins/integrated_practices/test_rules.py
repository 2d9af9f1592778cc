"""What the rules say, and when they keep still.

That each catches its cases and leaves the others alone is held in tests/plugin_author/test_first_party.py.
"""

from __future__ import annotations

from datetime import date
from importlib.resources import files

from .rule_cases import AS_OF, TRIPS, Kunta, broken_activity, only_procurement


def test_an_integration_whose_activity_was_rejected_is_not_lost_in_silence(kunta: Kunta) -> None:
    """M2-1d: the only rule that needs a broken row to speak."""
    broken_activity(kunta)
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
    assert written == set(TRIPS)


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
