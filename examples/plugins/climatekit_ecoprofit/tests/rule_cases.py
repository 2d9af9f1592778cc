"""For each rule: what trips it, and what it must leave alone. Every case is a change to a project that is in order."""

from __future__ import annotations

from datetime import date

from climatekit.testing import Draft

AS_OF = date(2026, 12, 31)


def sound() -> Draft:
    """One title of this summer, with three measures done and three planned."""
    return Draft(
        programmes=[{"id": "title", "model": "ecoprofit"}],
        tables={
            "organisation": [{"org_id": "org-1", "name": "Esimerkki Oy", "org_type": "company"}],
            "ecoprofit_title": [
                {"org_id": "org-1", "report_year": 2026, "awarded_on": "2026-07-01", "modal_split_on": "2025-01-15"}
            ],
            "ecoprofit_measure": [
                {
                    "measure_id": f"m-{number}",
                    "org_id": "org-1",
                    "report_year": 2026,
                    "measure": "Something",
                    "status": "done" if number <= 3 else "planned",
                    "saving_eur": 100 if number <= 3 else "",
                }
                for number in range(1, 7)
            ],
        },
    )


def award(draft: Draft, day: str) -> None:
    """The title was awarded on another day, for the report of that year."""
    draft.change("ecoprofit_title", awarded_on=day, report_year=day[:4])
    for row in range(len(draft.tables["ecoprofit_measure"])):
        draft.change("ecoprofit_measure", row, report_year=day[:4])


def renew(draft: Draft, day: str) -> None:
    """One title more, with measures of its own."""
    draft.add(
        "ecoprofit_title",
        {"org_id": "org-1", "report_year": day[:4], "awarded_on": day, "modal_split_on": "2025-01-15"},
    )
    draft.add(
        "ecoprofit_measure",
        *({**row, "measure_id": f"n{row['measure_id']}", "report_year": day[:4]}
          for row in draft.tables["ecoprofit_measure"]),
    )  # fmt: skip


TRIPS = {
    "EP-1": [
        ("two done", lambda draft: draft.change("ecoprofit_measure", 0, status="planned")),
        ("two planned", lambda draft: draft.change("ecoprofit_measure", 5, status="done", saving_eur=1)),
        ("one of another year", lambda draft: draft.change("ecoprofit_measure", 0, report_year=2025)),
        ("no measure at all", lambda draft: draft.clear("ecoprofit_measure")),
        ("more are asked for", lambda draft: draft.settings.update(min_done=4)),
    ],
    "EP-2": [
        ("today is the last day", lambda draft: award(draft, "2026-01-01")),
        ("60 days are left", lambda draft: award(draft, "2026-03-02")),
        ("an earlier notice", lambda draft: draft.settings.update(expiry_notice_days=181)),
    ],
    "EP-3": [
        ("yesterday was the last day", lambda draft: award(draft, "2025-12-31")),
        ("a title of four months", lambda draft: draft.settings.update(title_valid_months=4)),
    ],
    "EP-4": [
        ("not asked", lambda draft: draft.change("ecoprofit_title", modal_split_on="")),
        ("three years and a day", lambda draft: draft.change("ecoprofit_title", modal_split_on="2023-06-30")),
    ],
    "EP-5": [("no figure", lambda draft: draft.change("ecoprofit_measure", 0, saving_eur=""))],
}
LEAVES_ALONE = [
    ("61 days are left", lambda draft: award(draft, "2026-03-03")),
    ("three years to the day", lambda draft: draft.change("ecoprofit_title", modal_split_on="2023-07-01")),
    ("a saving of nothing", lambda draft: draft.change("ecoprofit_measure", 0, saving_eur=0)),
    ("an award to come", lambda draft: draft.add(
        "ecoprofit_title", {"org_id": "org-1", "report_year": 2027, "awarded_on": "2027-07-01"})),
    ("an old title, renewed late", lambda draft: (award(draft, "2024-02-01"), renew(draft, "2026-05-01"))),
]  # fmt: skip
BESIDES: dict[str, set[str]] = {}  # rule: others that may trip on its cases; none does
