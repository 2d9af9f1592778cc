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
    seed=405,
    prefix="LPR",
    region=Region(
        municipalities={"405": 88, "831": 6, "441": 3, "416": 3},
        kinds={"company": 66, "sole_trader": 22, "association": 12},
        sizes={"micro": 62, "small": 32, "medium": 4, "large": 2},
        stages={"not_started": 18, "mapped": 26, "planned": 22, "acting": 26, "leading": 2, "unknown": 6},
        first_business_id=9_500_000,
    ),
    network=Network(
        # some while the project ran, some after it: README.md
        joins=(("2019-02-01", "2020-12-15", 17), ("2021-09-01", "2022-05-05", 7), ("2023-02-01", "2026-08-30", 8)),
        goals={"1": 3, "2": 4, "3": 3},
        pools=(30, 50, 20),
        habits={"good": 48, "sloppy": 30, "silent": 22},
        leaving=0.2,
        rejected=1,
        waiting=1,
    ),
    run_by=(("Kaupungin ympäristötoimi", "municipality"),),
    home="405",
    started="2018-08-01",
    years=range(2019, 2027),
    kinds=("coffee", "workshop", "training"),
    practices="Kivijalkayritysten neuvonta; työpajat; kumppaniesittelyt",
    channels={("newsletter", "subscribers"): 60},
    htv=0.3,
    fund_source="eu",
    share=0.35,
    spare=4,
)
COMMA = {"delimiter": ",", "encoding": "utf-8"}
WRITTEN = (
    *(
        csv_of(table, f"{name}.csv", **COMMA)
        for table, name in {
            "organisation": "kumppanit", "membership": "kumppanuudet", "application": "hakemukset",
            "commitment": "lupaukset", "target": "mittarit", "progress_report": "seuranta",
            "programme_role": "koordinaatio", "action_plan": "suunnitelmat", "resource_use": "kulut",
            "channel_metric": "uutiskirje",
        }.items()
    ),
    Book(name="tapahtumat_ja_tuki.xlsx", title="Tapahtumat ja tuki", sheets=(
        sheet_of("event", "Tapahtumat"), sheet_of("attendance", "Osallistujat"), sheet_of("support_action", "Tuki"),
    )),
)  # fmt: skip

if __name__ == "__main__":
    make(RECIPE, WRITTEN, Path(__file__).parent / "data")
