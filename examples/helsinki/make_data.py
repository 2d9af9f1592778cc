"""Makes the files of this example, always the same ones: ``python make_data.py [FOLDER]``. Everything is invented."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from _make.files import Book
from _make.memberships import Network
from _make.organisations import Region
from _make.standard import COLUMNS, Recipe, csv_of, make, sheet_of

RECIPE = Recipe(
    seed=91,
    prefix="HKI",
    region=Region(
        municipalities={"091": 85, "049": 8, "092": 7},
        kinds={"company": 82, "university": 6, "association": 7, "public_body": 5},
        sizes={"micro": 3, "small": 12, "medium": 30, "large": 55},
        stages={"mapped": 15, "planned": 25, "acting": 45, "leading": 13, "unknown": 2},
        first_business_id=9_100_000,
    ),
    network=Network(
        # over 50 by March 2015, over 60 in 2017, nearly 90 in November 2020: README.md
        joins=(("2012-01-15", "2012-12-20", 22), ("2013-01-10", "2015-03-19", 32), ("2015-04-01", "2017-04-26", 14),
               ("2017-05-01", "2020-11-05", 28), ("2020-11-20", "2026-09-20", 16)),
        versions=(("1990-01-01", "2012"), ("2018-01-01", "2018")),
        goals={"2": 3, "3": 4, "4": 3},
        pools=(70, 24, 6),
        cycle=4,
        leaving=0.14,
        support_types=("university", "association"),
        instead="Ilmastoinfon neuvonta (keksitty)",
        base_year_missing=0.35,
        exceeds_law=0.94,
    ),
    run_by=(("Kaupungin ympäristöpalvelut", "municipality"), ("Kaupungin elinkeinopalvelut", "municipality")),
    home="091",
    started="2012-01-01",
    years=range(2015, 2027),
    kinds=("forum", "workshop", "workshop", "breakfast", "webinar"),
    practices="Vuosiseminaari; työpajat; seurantakysely; saavutukset-raportti",
    htv=1.4,
)  # fmt: skip
WRITTEN = (
    Book(name="ilmastokumppanit.xlsx", title="Ilmastokumppanit", sheets=(
        sheet_of("organisation", "Kumppanit"),
        sheet_of("membership", "Jäsenyydet", columns="membership_id org_id tier valid_from valid_to signed_on "
                 "criteria_version leave_reason", headers={"valid_from": "Liittyi", "valid_to": "Erosi"}),
        sheet_of("commitment", "Sitoumukset", columns=COLUMNS["commitment"] + " exceeds_law"),
        sheet_of("target", "Mittarit", headers={"base_year": "Vertailuvuosi", "base_value": "Vertailuarvo"}),
    )),
    csv_of("progress_report", "seurantakysely_{year}.csv", by="period_year", oldest=2014),
    csv_of("application", "hakemukset.csv", encoding="utf-8"),
    csv_of("event", "tapahtumat.csv"),
    csv_of("attendance", "osallistujat.csv"),
    csv_of("support_action", "neuvonta.csv", delimiter="\t", encoding="utf-8"),
    csv_of("programme_role", "koordinaatio.csv"),
    csv_of("action_plan", "toimintasuunnitelmat.csv"),
    csv_of("resource_use", "resurssit.csv"),
    csv_of("channel_metric", "viestinta.csv"),
    csv_of("contact", "yhteyshenkilot.csv"),
)  # fmt: skip

if __name__ == "__main__":
    make(RECIPE, WRITTEN, Path(__file__).parent / "data")
