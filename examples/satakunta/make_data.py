"""Makes the files of this example, always the same ones: ``python make_data.py [FOLDER]``. Everything is invented."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from _make.files import Book
from _make.memberships import Network
from _make.organisations import Region
from _make.standard import Recipe, csv_of, make, sheet_of

RECIPE = Recipe(
    seed=609,
    prefix="SAT",
    region=Region(
        municipalities={"609": 60, "684": 10, "886": 8, "079": 5, "531": 5, "051": 5, "271": 4, "102": 3},
        kinds={"company": 72, "sole_trader": 8, "association": 10, "university": 4, "farm": 4, "public_body": 2},
        sizes={"micro": 38, "small": 36, "medium": 20, "large": 6},
        stages={"mapped": 12, "planned": 40, "acting": 36, "leading": 6, "unknown": 6},
        first_business_id=9_300_000,
    ),
    network=Network(
        # most joined while a project paid for somebody to ask them: README.md
        joins=(("2016-02-01", "2017-12-20", 16), ("2018-03-01", "2020-05-30", 12), ("2023-03-01", "2026-09-10", 8)),
        goals={"1": 4, "2": 4, "3": 2},
        pools=(50, 30, 20),
        habits={"good": 40, "sloppy": 30, "silent": 30},
        leaving=0.25,
        applications=False,
        rejected=0,
        withdrawn=0,
        waiting=0,
    ),
    run_by=(("Ympäristövirasto", "municipality"),),
    home="609",
    started="2015-06-01",
    years=range(2016, 2027),
    kinds=("workshop", "coffee", "training"),
    practices="Energianeuvonta; ilmastokumppanuussopimukset; työpajat",
    htv=0.5,
    fund_source="eu",
    share=0.3,
    plans=True,
)
WRITTEN = (
    Book(name="kumppanuusrekisteri.xlsx", title="Ilmastokumppanuus (hanke)", sheets=tuple(
        sheet_of(table, title)
        for table, title in {
            "organisation": "Kumppanit", "membership": "Sopimukset", "climate_plan": "Suunnitelmat",
            "commitment": "Tavoitteet", "target": "Mittarit", "progress_report": "Seuranta", "event": "Tilaisuudet",
            "attendance": "Osallistujat", "support_action": "Neuvonta", "resource_use": "Hankkeen kulut",
        }.items()
    )),
    csv_of("programme_role", "koordinaatio.csv"),
    csv_of("action_plan", "hankesuunnitelma.csv"),
    csv_of("channel_metric", "tiedotus.csv"),
)  # fmt: skip

if __name__ == "__main__":
    make(RECIPE, WRITTEN, Path(__file__).parent / "data")
