"""Titles and savings, on data small enough to reckon by hand."""

from __future__ import annotations

from datetime import date

import pytest

from climatekit.testing import ProjectOf, assert_same_rows

TOML = """\
[project]
name = "Test"
language = "en"
as_of = 2026-12-31
max_errors = 9
report = false

[[programmes]]
id = "title"
model = "ecoprofit"
"""
FILES = {
    "data/organisation.csv": "org_id;name;org_type\norg-1;Hotel GmbH;company\norg-2;Spital;public_body\n",
    "data/ecoprofit_title.csv": "org_id;report_year;awarded_on\n"
    "org-1;2024;2024-10-10\norg-1;2025;2025-10-01\norg-1;2026;2026-11-20\norg-2;2024;2024-02-29\n",
    "data/ecoprofit_measure.csv": "measure_id;org_id;report_year;measure;status;saving_kwh;saving_litres;saving_eur\n"
    "m-1;org-1;2026;Lamps;done;1500,5;;300\nm-2;org-1;2026;Taps;done;;20000;45,5\n"
    "m-3;org-1;2026;Roof;planned;9000;;900\nm-4;org-2;2024;Boiler;done;800;;-100\n",
}


def test_a_title_lasts_a_year(project_of: ProjectOf) -> None:
    """To the day before the same day; renewed early, late, or not at all."""
    run = project_of(FILES, TOML).run()
    states = [
        {"org_id": "org-1", "report_year": 2024, "valid_until": date(2025, 10, 9), "nth": 1, "status": "renewed"},
        {"org_id": "org-1", "report_year": 2025, "valid_until": date(2026, 9, 30), "nth": 2, "status": "renewed"},
        {"org_id": "org-1", "report_year": 2026, "valid_until": date(2027, 11, 19), "nth": 3, "status": "valid"},
        {"org_id": "org-2", "report_year": 2024, "valid_until": date(2025, 2, 27), "nth": 1, "status": "expired"},
    ]
    assert_same_rows(run.rows("ecoprofit_title_state"), states)
    members = [
        {"org_id": "org-1", "valid_from": date(2024, 10, 10), "valid_to": date(2025, 9, 30), "is_active": False},
        {"org_id": "org-1", "valid_from": date(2025, 10, 1), "valid_to": date(2026, 9, 30), "is_active": False},
        {"org_id": "org-1", "valid_from": date(2026, 11, 20), "valid_to": date(2027, 11, 19), "is_active": True},
        {"org_id": "org-2", "valid_from": date(2024, 2, 29), "valid_to": date(2025, 2, 27), "is_active": False},
    ]
    assert_same_rows(run.rows("ecoprofit_member"), members)


def test_only_what_is_done_is_a_saving(project_of: ProjectOf) -> None:
    run = project_of(FILES, TOML).run()
    assert run.metric("ecoprofit_saving_kwh") == {("2024", "all"): 800, ("2026", "all"): 1500.5}
    assert run.metric("ecoprofit_saving_litres") == {("2026", "all"): 20000}
    assert run.metric("ecoprofit_saving_eur") == pytest.approx({("2024", "all"): -100, ("2026", "all"): 345.5})
    assert run.metric("ecoprofit_saving_tco2") == {}
    assert run.metric("ecoprofit_titles", "kind") == {
        ("2024", "first"): 2, ("2025", "recertification"): 1, ("2026", "recertification"): 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("day", "status"),
    [("2026-09-30", "expiring"), ("2026-10-01", "expired"), ("2026-08-01", "expiring"), ("2026-07-31", "valid")],
)
def test_the_status_is_that_of_the_day(project_of: ProjectOf, day: str, status: str) -> None:
    run = project_of(FILES, TOML).run(as_of=date.fromisoformat(day))
    (last,) = [
        row for row in run.rows("ecoprofit_title_state") if (row["org_id"], row["report_year"]) == ("org-1", 2025)
    ]
    assert last["status"] == status
