"""Public claims: which generic word is heard in them, and until when they are out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Network, Results, changed
from .rows import claim

WORDS: list[tuple[str, str | None]] = [
    ("Climate-friendly deliveries since 2020", "climate friendly"),
    ("Our CARBON NEUTRAL bakery", "carbon neutral"),
    ("We went green!", "green"),
    ("Greener than before, 12 % less power than in 2022", None),
    ("Greenreality-kumppani vuodesta 2021", None),
    ("Toimimme ympäristöystävällisesti.", "ympäristöystävälli"),
    ("Vihreää sähköä – 120 MWh", "vihreä"),
    ("Olemme hiilineutraali/ilmastopositiivinen yritys", "hiilineutraali"),
    ('Ravintola on "ekologinen"', "ekologi"),
    ("Viherrakentaminen on alamme", None),
    ("Ett miljövänligt val", "miljövänlig"),
    ("Grön el i alla våra butiker", "grön"),
    ("Grönsaker från närområdet", None),
    ("Klimatneutral transport", "klimatneutral"),
    ("Vähensimme sähkön kulutusta 20 % vuosina 2022–2025", None),
]


def _all_words(network: Network) -> None:
    network.add("public_claim", *(claim(f"v{number}", claim_text=text) for number, (text, _) in enumerate(WORDS)))


def _days(network: Network) -> None:
    network.add(
        "public_claim",
        claim("today", published_on="2026-10-31"),
        claim("tomorrow", published_on="2026-11-01"),
        claim("withdrawn", withdrawn_on="2026-10-31"),
        claim("withdrawn-tomorrow", withdrawn_on="2026-11-01"),
        claim("network", org_id="", claim_text="Verkosto on vihreä", about="whole_business"),
    )


@pytest.fixture(scope="module")
def results(run_all: Callable[..., dict[str, Results]]) -> dict[str, Results]:
    return run_all({"words": changed(_all_words), "days": changed(_days)})


@pytest.mark.parametrize("number", range(len(WORDS)), ids=[text for text, _ in WORDS])
def test_generic_words(results: dict[str, Results], number: int) -> None:
    row = results["words"].row("tracking/claim_state", f"claim_id like '%v{number}'")
    assert row["generic_word"] == WORDS[number][1]


def test_one_flag_per_claim(results: dict[str, Results]) -> None:
    flagged = {row["subject_id"] for row in results["words"].findings("rule = 'GW11'")}
    assert flagged == {f"v{number}" for number, (_, word) in enumerate(WORDS) if word}
    flags = results["words"].metric("greenwashing_flags", "rule")
    assert flags == {"GW11": len(flagged)}
    assert results["words"].metric("greenwashing_flags", "severity") == {"warning": len(flagged)}
    assert results["words"].metric("greenwashing_flags") == {"all": len(flagged)}


def test_claims_are_out_from_day_to_day(results: dict[str, Results]) -> None:
    rows = results["days"].rows("tracking/claim_state")
    assert {row["claim_id"]: row["is_shown"] for row in rows} == {
        "today": True, "withdrawn": False, "withdrawn-tomorrow": True, "network": True,
    }  # fmt: skip


def test_a_claim_of_the_network_itself_has_no_targets(results: dict[str, Results]) -> None:
    found = results["days"].findings("rule like 'GW%'")
    assert [(row["rule"], row["org_id"], row["subject_id"]) for row in found] == [("GW11", None, "network")]
