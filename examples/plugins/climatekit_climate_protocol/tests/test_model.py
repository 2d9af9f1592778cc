"""The joint result, on data small enough to reckon by hand."""

from __future__ import annotations

from datetime import date

import pytest

from climatekit.testing import ProjectOf, assert_leaves_alone, assert_rule_trips, assert_same_rows

TOML = """\
[project]
name = "Test"
language = "en"
as_of = 2026-12-31
max_errors = 9
report = false

[[programmes]]
id = "protocol"
model = "climate_protocol"
"""
FILES = {
    "data/organisation.csv": "org_id;name;org_type\n"
    "org-1;Buss AB;company\norg-2;Verket;public_body\norg-3;Bostad AB;company\n",
    "data/protocol_period.csv": "period_id;starts_on;ends_on\nIV;2021-10-01;2024-09-30\nV;2024-10-01;2027-09-30\n",
    "data/protocol_signature.csv": "period_id;org_id;signed_on\n"
    "IV;org-1;2021-10-05\nV;org-1;2024-11-01\nIV;org-2;2021-10-05\nV;org-2;2025-02-01\nV;org-3;2024-10-01\n",
    "data/protocol_target.csv": "year;reduction_percent\n2024;17\n2025;20\n2026;20\n",
    "data/protocol_emission.csv": "org_id;year;direct_tco2e;indirect_tco2e;reported_on\n"
    "org-1;2023;100;300;2024-03-01\norg-1;2024;80;240;2025-03-01\norg-1;2025;60;180;2026-03-01\n"
    "org-2;2023;500;100;2024-03-01\norg-2;2024;450;;2025-03-01\norg-2;2025;400;100;2026-03-01\n"
    "org-3;2025;999;1;2026-03-01\n",
}


def test_only_what_is_known_of_both_years_is_compared(project_of: ProjectOf) -> None:
    run = project_of(FILES, TOML).run()
    # 2024: org-1 alone, 400 → 320; 2025: org-1 alone, 320 → 240; org-2 lacks the indirect ones, org-3 has just joined
    assert run.metric("protocol_reduction") == pytest.approx({("2024", "all"): 0.2, ("2025", "all"): 0.25})
    assert run.metric("protocol_target") == {("2024", "all"): 0.17, ("2025", "all"): 0.2, ("2026", "all"): 0.2}
    assert run.metric("protocol_emissions_tco2e")[("2025", "all")] == 240 + 500 + 1000
    assert run.metric("protocol_emissions_tco2e", "scope")[("2024", "indirect")] == 240
    met = {row["year"]: row["is_met"] for row in run.rows("fact_protocol_year")}
    assert (met[2023], met[2024], met[2025], met[2026]) == (None, True, True, None)
    assert_rule_trips("CP-3", run, subject="org-2 2024")
    assert_leaves_alone("CP-5", run)


def test_who_signs_in_time_stays_without_a_gap(project_of: ProjectOf) -> None:
    """A month late is in time, four months are not: then there is a gap, and no report is asked for its year."""
    run = project_of(FILES, TOML).run()
    agreements = run.rows("climate_protocol_signature")
    assert_same_rows(
        [row for row in agreements if row["period_id"] == "V"],
        [
            {"org_id": "org-1", "valid_from": date(2024, 10, 1), "valid_to": date(2027, 9, 30)},
            {"org_id": "org-2", "valid_from": date(2025, 2, 1), "valid_to": date(2027, 9, 30)},
            {"org_id": "org-3", "valid_from": date(2024, 10, 1), "valid_to": date(2027, 9, 30)},
        ],
    )
    asked = {(row["org_id"], row["year"]) for row in run.rows("climate_protocol_report") if row["is_asked"]}
    assert ("org-1", 2024) in asked
    assert ("org-2", 2024) not in asked
    assert_rule_trips("CP-2", run, subject="org-3 2024")


def test_nothing_is_known_before_its_day(project_of: ProjectOf) -> None:
    run = project_of(FILES, TOML).run(as_of=date(2025, 2, 28))
    assert run.metric("protocol_reduction") == {}
    assert run.metric("protocol_reporting_rate")[("2024", "all")] == 0


def test_a_period_that_ends_before_it_starts_is_rejected(project_of: ProjectOf) -> None:
    files = FILES | {"data/protocol_period.csv": "period_id;starts_on;ends_on\nIV;2021-10-01;2020-09-30\n"}
    run = project_of(files, TOML).run()
    reasons = {row["code"] for row in run.rows("reject_reasons")}
    assert run.exit_code == 1
    assert "check.ends_after_it_starts" in reasons
