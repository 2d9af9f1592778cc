"""What the rules say, and when they keep still.

That each catches its cases and leaves the others alone is held in tests/plugin_author/test_first_party.py.
"""

from __future__ import annotations

from datetime import date
from importlib.resources import files

from .rule_cases import AS_OF, TRIPS, Kunta


def test_every_rule_has_a_case() -> None:
    written = {
        line.removeprefix("-- rule: ").strip()
        for step in ("membership", "tracking")
        for file in (files("climatekit_selected_practices") / step / "rules").iterdir()
        if file.name.endswith(".sql")
        for line in file.read_text("utf-8").splitlines()
        if line.startswith("-- rule: ")
    }
    assert written == set(TRIPS)


def test_a_programme_that_is_over_or_not_begun_is_left_in_peace(kunta: Kunta) -> None:
    kunta.tables["unit"].clear()
    kunta.change("practice_use", owner_unit="")
    kunta.programmes[0].update(valid_from=date(2024, 1, 1), valid_to=date(2026, 10, 30))
    assert kunta.run(AS_OF).rules() == []
    kunta.programmes[0].update(valid_from=date(2026, 11, 1), valid_to=date(2027, 1, 1))
    assert kunta.run(AS_OF).rules() == []


def test_sentences_quote_the_value_and_say_the_way_out(kunta: Kunta) -> None:
    kunta.change("practice_use", last_run_on="2025-04-05")
    kunta.settings["available_htv"] = 0.25
    found = kunta.run(AS_OF)
    assert found.messages("M1-5") == [
        (
            'Toimintamallia "Yritysvierailut" (käyttö k1, vastuuyksikkö Elinkeinot) ei ole toteutettu 365 päivään '
            "(viimeksi 5.4.2025): toteuta se, kirjaa päivä sarakkeeseen last_run_on tai lopeta käyttö.",
            'Verksamhetsmodellen "Yritysvierailut" (användning k1, ansvarig enhet Elinkeinot) har inte genomförts på '
            "365 dagar (senast 5.4.2025): genomför den, för in dagen i kolumnen last_run_on eller avsluta "
            "användningen.",
            'The practice "Yritysvierailut" (use k1, owner unit Elinkeinot) has not been carried out for 365 days '
            "(last 2025-04-05): carry it out, record the day in the column last_run_on, or end the use.",
        )
    ]
    (message,) = found.messages("M1-4a")
    assert message[2] == (
        "The running practices of the programme Kunta (2, stars of resources 4) take some 0.5 person-years a year, but "
        "there are 0.25 (setting available_htv): add resources, share the work or end a practice."
    )


def test_two_overview_holders_are_named(kunta: Kunta) -> None:
    kunta.change("unit", 1, is_overview_holder="kyllä")
    ((message, _, _),) = kunta.run(AS_OF).messages("M1-3b")
    assert '2 yksikköä merkitty tuntemaan toimintamallikokonaisuus (mm. "Elinkeinot" ja "Ympäristö")' in message
