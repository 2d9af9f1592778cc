"""Write docs/files/partners.xlsx, the workbook of the coordinator's tutorial: an invented list as offices keep them.

``python docs/make_partners.py`` writes it. A test holds the cells of the file against those here.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import xlsxwriter

PLACE = Path(__file__).parent / "files" / "partners.xlsx"
TITLE = "Ilmastokumppanit 2026 (keksitty)"
SHEETS: dict[str, list[list[str | int | None]]] = {
    "Kumppanit": [
        [TITLE],
        [],
        ["Jäsennumero", "Yritys", "Y-tunus", "Organisaatiotyyppi", "Henkilöstö", "Alkaen", "Päättynyt", "Sähköposti"],
        ["K-01", "Aurinkoleipomo Oy", "0112038-9", "Yritys", 14, "15.1.2024", None, "leipomo@example.org"],
        ["K-02", "Pohjan Paja Oy", "2077474-0", "Yritys", "noin 60", "1.3.2024", None, "paja@example.org"],
        ["K-03", "Rantakylän koulu", None, "Koulu", 85, "12.4.2024", "31.12.2025", "koulu@example.org"],
        ["K-04", "Harjun Kuljetus Ky", "0201256-6", "Yritys", 23, "31.2.2025", None, "kuljetus@example.org"],
        ["K-05", "Vihreä Piha ry", None, "Yhdistys", 3, "1.9.2025", None, "piha@example.org"],
        ["K-06", "Saarni Konsultit Oy", "0116297-6", "Yritys", 8, "10.2.2026", None, None],
        ["Yhteensä", None, None, None, 193, None, None, None],
    ],
    "Sitoumukset": [
        ["Sitoumusnumero", "Jäsennumero", "Sitoumus", "Teema", "Tehty", "Määräaika", "Tila"],
        ["S-1", "K-01", "Uunien lämpö talteen", "Energia", "1.2.2024", "31.12.2026", "Kesken"],
        ["S-2", "K-01", "Paistohävikki puoleen", "Ruoka", "1.2.2024", "31.12.2025", "Tehty"],
        ["S-3", "K-02", "Sähköauto pajalle", "Liikenne", "15.3.2024", "31.12.2026", "Kesken"],
        ["S-4", "K-03", "Kasvisruokapäivä joka viikko", "Ruoka", "1.5.2024", "31.12.2025", "Tehty"],
        ["S-5", "K-04", "Reitit uusiksi", "Liikenne", "1.3.2025", "31.12.2026", "Kesken"],
        ["S-6", "K-05", "Komposti talkoilla", "Jätteet", "1.9.2025", "31.12.2026", "Kesken"],
        ["S-7", "K-60", "Työmatkat junalla", "Liikenne", "10.2.2026", "31.12.2027", "Kesken"],
    ],
}


def write(place: Path) -> None:
    """The same cells in the same bytes every time."""
    with xlsxwriter.Workbook(place) as book:
        book.set_properties({"title": TITLE, "created": datetime(2026, 1, 1)})
        for name, rows in SHEETS.items():
            sheet = book.add_worksheet(name)
            sheet.set_column(0, 7, 18)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)


if __name__ == "__main__":
    write(PLACE)
