"""The day that the name of a dated export says."""

from __future__ import annotations

import pytest

from climatekit.history.days import days_in


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("members_2023-01", "2023-01-01"),
        ("members_2023-11-15", "2023-11-15"),
        ("20231115 jäsenet", "2023-11-15"),
        ("jäsenet 15.11.2023", "2023-11-15"),
        ("members-2023Q3", "2023-07-01"),
        ("Q4_2023", "2023-10-01"),
        ("202302", "2023-02-01"),
        ("jasenet_3_2023", "2023-03-01"),
        ("list_v2_2023", "2023-01-01"),
        ("2023-2024", None),
        ("v0.3.12", None),
        ("1234567-8", None),
        ("2023-02-30", "2023-02-01"),
    ],
)
def test_the_day_in_a_name(name: str, day: str | None) -> None:
    found = days_in(name)
    assert [str(one) for one in found] == [day] if day else len(found) != 1
