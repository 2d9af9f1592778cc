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
    seed=837,
    prefix="TRE",
    region=Region(
        municipalities={"837": 66, "536": 8, "211": 7, "604": 7, "980": 6, "418": 4, "562": 2},
        kinds={"company": 84, "association": 6, "sole_trader": 4, "university": 2, "public_body": 3, "congregation": 1},
        sizes={"micro": 24, "small": 32, "medium": 26, "large": 18},
        stages={"mapped": 7, "planned": 40, "acting": 42, "leading": 8, "unknown": 3},
        first_business_id=9_400_000,
    ),
    network=Network(
        joins=(("2020-09-09", "2021-12-20", 40), ("2022-01-10", "2023-12-20", 28), ("2024-01-10", "2026-10-05", 24)),
        versions=(("1990-01-01", "2020"), ("2024-01-01", "2024")),
        goals={"1": 3, "2": 4, "3": 3},
        pools=(58, 32, 10),
        one_action=True,
        habits={"good": 74, "sloppy": 18, "silent": 8},
        instead="Pk-yritysten neuvonta (keksitty)",
        of_city=0.8,
    ),
    run_by=(("Kaupungin ilmasto-ohjelma", "municipality"), ("Seudun elinkeinoyhtiö", "other")),
    home="837",
    started="2020-09-09",
    years=range(2021, 2027),
    kinds=("breakfast", "breakfast", "workshop", "breakfast", "forum", "training"),
    practices="Aamiaiset; ilmastofoorumi; työpajat; kumppanisivut",
    channels={("newsletter", "subscribers"): 120, ("website", "visits"): 500},
    htv=0.8,
    plans=True,
    label=("Ilmastokumppani-logo", "public_authority", 0),
)
WRITTEN = (
    Book(name="kumppanit.xlsx", title="Ilmastokumppanuus", sheets=(
        sheet_of("organisation", "Kumppanit"), sheet_of("membership", "Sopimukset"),
        sheet_of("climate_plan", "Suunnitelmat"), sheet_of("label", "Logot"), sheet_of("label_grant", "Logon saaneet"),
    )),
    Book(name="lupaukset.xlsx", title="Ilmastolupaukset", sheets=(
        sheet_of("commitment", "Lupaukset", headers={"title": "Ilmastolupaus"}), sheet_of("target", "Mittarit"),
    )),
    csv_of("progress_report", "seuranta_{year}.csv", by="period_year", delimiter="\t", encoding="utf-8"),
    csv_of("application", "ilmoittautumiset.csv", delimiter="\t", encoding="utf-8"),
    csv_of("event", "aamiaiset.csv"),
    csv_of("attendance", "osallistujat.csv"),
    csv_of("support_action", "tuki.csv"),
    csv_of("programme_role", "koordinaatio.csv"),
    csv_of("action_plan", "suunnitelmat.csv"),
    csv_of("resource_use", "resurssit.csv"),
    csv_of("channel_metric", "kanavat.csv"),
    csv_of("contact", "yhteyshenkilot.csv"),
)  # fmt: skip

if __name__ == "__main__":
    make(RECIPE, WRITTEN, Path(__file__).parent / "data")
