"""A municipality that builds practices into what it does with companies anyway: nobody is a member of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from _make.base import AS_OF, Row, Tables, between

# name, category, stars: the names are invented
PRACTICES = (
    ("Ilmasto-osio koulutuksessa", "Koulutus ja neuvonta", 1),
    ("Hiilijalanjälkilaskuri", "Koulutus ja neuvonta", 2),
    ("Yritystarina ilmastoteosta", "Viestintä", 1),
    ("Vierailu edelläkävijän luona", "Toimijoiden törmäyttäminen", 2),
    ("Energiatarkastelu neuvonnassa", "Kunnan perustekeminen", 3),
)
# name, kind, unit, since, cadence
HOSTS = (("Yrittäjän peruskurssi", "business_training", "Elinkeinopalvelut", "2014-09-01", 180),
         ("Yritysten uutiskirje", "communication", "Viestintä", "2015-01-01", 31),
         ("Yrittäjäaamut", "business_network", "Elinkeinopalvelut", "2013-01-01", 62),
         ("Yritysneuvonta", "advice", "Elinkeinopalvelut", "2008-01-01", 31))  # fmt: skip
# host, practice, status, first, times, last
INTEGRATIONS = (
    (0, 0, "systematic", "2023-03-15", 7, "2026-09-10"),
    (0, 1, "piloted", "2025-10-02", 1, "2025-10-02"),
    (1, 2, "systematic", "2023-01-31", 44, "2026-10-15"),
    (2, 3, "systematic", "2024-05-06", 5, "2026-09-22"),
    (2, 0, "identified", None, None, None),
    (3, 4, "systematic", "2024-02-01", 2, "2024-09-01"),
)


def integrate(tables: Tables, orgs: Sequence[Row], programme: str, rng: Random) -> None:
    """Practices, the activities that hold them, how far that has come, and the contacts with companies."""
    practices = [
        tables.add("practice", name=f"{name} (keksitty)", category=category, mode="continuous", resource_level=stars)
        for name, category, stars in PRACTICES
    ]
    hosts = [
        tables.add("host_activity", programme_id=programme, kind=kind, name=f"{name} (keksitty)", owner_unit=unit,
                   existing_since=date.fromisoformat(since), cadence_days=cadence)
        for name, kind, unit, since, cadence in HOSTS
    ]  # fmt: skip
    for host, practice, status, first, times, last in INTEGRATIONS:
        tables.add(
            "integration", host_id=hosts[host]["host_id"], practice_id=practices[practice]["practice_id"],
            status=status, first_done_on=date.fromisoformat(first) if first else None, times_done=times,
            last_done_on=date.fromisoformat(last) if last else None,
        )  # fmt: skip
    for org in orgs:
        for _ in range(rng.choice((1, 1, 2, 3))):
            tables.add(
                "touchpoint", programme_id=programme, org_id=org["org_id"],
                happened_on=between(rng, date(2023, 1, 10), AS_OF), owner_unit=rng.choice(HOSTS)[2],
                practice_id=rng.choice(practices)["practice_id"], kind=rng.choice(("meeting", "advice", "training")),
                next_step=rng.choice(("Lähetetään ohje", "Sovitaan käynti", None)),
            )  # fmt: skip
