"""Who is in an open network, since when, and who only stands on the list."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

Network = Any  # the class of the fixture lives in conftest.py
SOMEBODY = "x1"


def seen(source: str, first: str, last: str = "") -> dict[str, str]:
    return {"programme_id": "verkko", "org_id": SOMEBODY, "source": source, "first_seen": first, "last_seen": last}


def at_event(network: Network, event_id: str, held_on: str, headcount: int = 1) -> None:
    network.add("event", {"event_id": event_id, "programme_id": "verkko", "held_on": held_on, "kind": "coffee"})
    network.add("attendance", {"event_id": event_id, "org_id": SOMEBODY, "headcount": headcount})


def stays(network: Network, as_of: date = date(2026, 10, 31)) -> list[tuple[date, date | None, bool]]:
    rows = network.run(as_of).rows("membership/programme_member", f"org_id = '{SOMEBODY}'")
    return [(row["valid_from"], row["valid_to"], row["is_active"]) for row in rows]


@pytest.fixture
def network(network: Network) -> Network:
    network.organisations(SOMEBODY)
    return network


def test_on_the_list_is_in_but_not_active(network: Network) -> None:
    network.add("participation", seen("mailing_list", "2025-03-01"))
    assert stays(network) == [(date(2025, 3, 1), None, False)]


def test_off_the_list_is_out(network: Network) -> None:
    network.add("participation", seen("mailing_list", "2025-03-01", "2026-02-01"))
    assert stays(network) == [(date(2025, 3, 1), date(2026, 2, 1), False)]
    assert stays(network, date(2026, 1, 31)) == [(date(2025, 3, 1), None, False)], "not known yet on that day"


def test_an_event_counts_for_a_year(network: Network) -> None:
    at_event(network, "x", "2025-10-31")
    assert stays(network) == [(date(2025, 10, 31), None, True)]
    assert stays(network, date(2026, 11, 1)) == [(date(2025, 10, 31), date(2026, 10, 31), False)]


def test_a_gap_makes_two_periods(network: Network) -> None:
    network.add("participation", seen("mailing_list", "2024-03-01", "2024-05-31"))
    at_event(network, "x", "2026-02-02")
    assert stays(network) == [(date(2024, 3, 1), date(2024, 5, 31), False), (date(2026, 2, 2), None, True)]


def test_periods_that_touch_are_one(network: Network) -> None:
    network.add("participation", seen("mailing_list", "2024-03-01", "2024-05-31"), seen("social", "2024-06-01"))
    assert stays(network) == [(date(2024, 3, 1), None, False)]


def test_signing_up_without_coming_is_nothing(network: Network) -> None:
    at_event(network, "x", "2026-02-02", headcount=0)
    assert stays(network) == []


def test_what_comes_after_the_as_of_date_is_not_known_on_it(network: Network) -> None:
    network.add("participation", seen("mailing_list", "2026-11-01"))
    at_event(network, "x", "2026-11-02")
    assert stays(network) == []


def test_a_participation_through_events_is_two_days_and_not_the_time_between(network: Network) -> None:
    network.add("participation", seen("event", "2024-01-10", "2026-03-03"))
    assert stays(network) == [(date(2024, 1, 10), date(2025, 1, 9), False), (date(2026, 3, 3), None, True)]


def test_active_takes_as_many_days_as_the_setting_says(network: Network) -> None:
    network.settings["active_min_event_days"] = 2
    at_event(network, "x", "2026-02-02")
    assert stays(network) == [(date(2026, 2, 2), None, False)]
    at_event(network, "y", "2026-02-02")
    assert stays(network) == [(date(2026, 2, 2), None, False)], "two events on one day are one day"
    at_event(network, "z", "2026-02-03")
    assert stays(network) == [(date(2026, 2, 2), None, True)]


def test_a_participant_has_all_its_sources_and_its_share(network: Network) -> None:
    network.add("participation", seen("mailing_list", "2026-01-01", "2026-06-30"), seen("social", "2026-02-01"))
    at_event(network, "x", "2026-03-03")
    at_event(network, "y", "2026-05-05", headcount=0)
    (row,) = network.run().rows("marts/fact_open_network_participant", f"org_id = '{SOMEBODY}'")
    assert row.pop("programme_key") != row.pop("organisation_key") != 0
    assert row == {
        "programme_id": "verkko",
        "org_id": SOMEBODY,
        "first_seen_on": date(2026, 1, 1),
        "last_seen_on": date(2026, 10, 31),
        "sources": "mailing_list, event, social",
        "is_on_mailing_list": False,
        "is_in": True,
        "is_active": True,
        "last_event_on": date(2026, 3, 3),
        "event_days": 1,
        "event_days_in_window": 1,
        "events_attended": 1,
        "events_held": 3,
        "attendance_share": 0.3333,
    }


def test_one_organisation_in_two_networks_is_counted_once_over_both(network: Network) -> None:
    network.other_programmes.append({"id": "toinen", "model": "open_network", "valid_from": date(2026, 1, 1)})
    network.add("participation", seen("mailing_list", "2026-01-01") | {"programme_id": "toinen"})
    network.add("participation", seen("mailing_list", "2026-02-01"))
    results = network.run()
    by_programme = {
        row["programme_id"]: row["value"]
        for row in results.rows("metrics/metrics", "metric = 'participants_total' and dimension = 'all'")
    }
    assert by_programme == {"verkko": 4.0, "toinen": 1.0}
    once = results.rows("metrics/metrics", "metric = 'organisations_once' and dimension = 'all'")
    assert [(row["programme_id"], row["value"]) for row in once] == [("*", 4.0)]


def test_when_a_network_ends_everyone_is_seen_off_on_its_last_day(network: Network) -> None:
    network.add("participation", seen("mailing_list", "2025-03-01"))
    at_event(network, "x", "2026-10-31")
    network.programme["valid_to"] = date(2026, 10, 30)
    assert stays(network) == [(date(2025, 3, 1), date(2026, 10, 30), False)]
    network.programme["valid_to"] = date(2026, 11, 1)
    assert stays(network) == [(date(2025, 3, 1), None, True)]
