"""Makes the files of this example, always the same ones: ``python make_data.py [FOLDER]``. Everything is invented."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from _make.memberships import Network
from _make.organisations import Region
from _make.standard import Recipe, csv_of, make

RECIPE = Recipe(
    seed=853,
    prefix="TKU",
    region=Region(
        municipalities={"853": 70, "202": 10, "680": 8, "529": 6, "423": 6},
        kinds={"company": 76, "association": 8, "public_body": 5, "university": 4, "congregation": 2, "sole_trader": 5},
        sizes={"micro": 30, "small": 28, "medium": 22, "large": 20},
        stages={"not_started": 12, "mapped": 22, "planned": 24, "acting": 30, "leading": 8, "unknown": 4},
        first_business_id=9_200_000,
    ),
    network=Network(
        # the team since 2019, two groups of signatories in November 2023 and May 2024: README.md
        joins=(("2019-09-10", "2021-12-15", 34), ("2022-01-10", "2023-10-30", 24), ("2023-11-02", "2023-11-02", 14),
               ("2024-05-03", "2024-05-03", 9), ("2024-06-01", "2026-10-10", 17)),
        goals={"1": 6, "2": 3, "3": 1},
        pools=(45, 45, 10),
        habits={"good": 62, "sloppy": 23, "silent": 15},
        instead="Ilmastokahvit",
        rejected=3,
        waiting=3,
        of_city=0.7,
    ),
    run_by=(("Kaupungin ilmastotiimi", "municipality"),),
    home="853",
    started="2019-09-01",
    years=range(2020, 2027),
    kinds=("coffee", "coffee", "coffee", "coffee", "coffee", "coffee", "workshop", "forum"),
    practices="Ilmastokahvit; tekotietokanta; ilmastofoorumi; työpajat",
    htv=0.9,
    share=0.14,
)  # fmt: skip
UTF = {"encoding": "utf-8-sig"}
WRITTEN = (
    csv_of("commitment", "ilmastoteot.csv", headers={"title": "Ilmastoteko", "made_on": "Ilmoitettu"}, **UTF),
    *(
        csv_of(table, f"{name}.csv", **UTF)
        for table, name in {
            "organisation": "joukkue", "membership": "liittymiset", "application": "ehdotukset", "target": "mittarit",
            "progress_report": "paivitykset", "event": "ilmastokahvit", "attendance": "kahviosallistujat",
            "support_action": "sparraukset", "programme_role": "vastuut", "action_plan": "vuosisuunnitelmat",
            "resource_use": "resurssit", "channel_metric": "kanavat", "contact": "yhteyshenkilot",
        }.items()
    ),
)  # fmt: skip

if __name__ == "__main__":
    make(RECIPE, WRITTEN, Path(__file__).parent / "data")
