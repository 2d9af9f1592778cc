"""The first sheet of the workbook of rejects: what was rejected, how much of it is shown, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from climatekit.text import Language, Text

CODES = 200  # lines; run.json has all of them
_WIDTHS = (32, 32, 24, 16, 90)

_HEAD = Text("Hylätyt rivit", "Förkastade rader", "Rejected rows")
_STEPS = (
    Text(
        "Näitä rivejä ei otettu mukaan. Jokaisen tiedoston rivit ovat omalla välilehdellään tiedoston omin otsikoin; "
        "vialliset solut on väritetty.",
        "De här raderna togs inte med. Raderna i varje fil står på ett eget blad under filens egna rubriker; de "
        "felaktiga cellerna är färgade.",
        "These rows were not taken in. Each file's rows are on a sheet of their own under the file's own headers; the "
        "cells at fault are coloured.",
    ),
    Text(
        "Korjaa solut tähän ja tallenna. Kirjoita sarakkeeseen F x, jos rivi jätetään pois, tai ok, jos se otetaan "
        "sellaisena kuin se tässä on. Riviä, johon ei kosketa, ei korjata.",
        "Rätta cellerna här och spara. Skriv i kolumn F x om raden ska lämnas bort eller ok om den ska tas som den "
        "står här. En rad som ingen rör rättas inte.",
        "Correct the cells here and save. Write into column F x to leave a row out, or ok to take it as it stands "
        "here. A row that nobody touches is not corrected.",
    ),
    Text(
        "Palauta korjaukset komennolla: climatekit replay rejects.xlsx PROJEKTI. Mikä jää vialliseksi, tulee takaisin "
        "uudessa työkirjassa.",
        "Lämna in rättelserna med kommandot: climatekit replay rejects.xlsx PROJEKT. Det som ännu är fel kommer "
        "tillbaka i en ny arbetsbok.",
        "Hand the corrections in with: climatekit replay rejects.xlsx PROJECT. What is still wrong comes back in a new "
        "workbook.",
    ),
    Text(
        "Työkirja voi sisältää henkilötietoja: säilytä se sen mukaisesti ja hävitä se, kun korjaukset on palautettu.",
        "Arbetsboken kan innehålla personuppgifter: förvara den därefter och förstör den när rättelserna är inlämnade.",
        "The workbook may hold personal data: keep it accordingly, and destroy it once the corrections are handed in.",
    ),
)
_CAP = Text(
    "Tässä on {shown} riviä {rows} hylätystä rivistä: loput ovat tiedostoissa rejects/*.parquet. Näin monella rivillä "
    "on useimmiten yhteinen syy, joka korjataan itse tiedostossa tai climatekit.toml-tiedostossa.",
    "Här finns {shown} av {rows} förkastade rader: resten finns i rejects/*.parquet. Så många rader har oftast en "
    "gemensam orsak, som rättas i själva filen eller i climatekit.toml.",
    "Here are {shown} of {rows} rejected rows: the rest is in rejects/*.parquet. So many rows most often have one "
    "common cause, which is mended in the file itself or in climatekit.toml.",
)
_TITLES = {
    "page": Text("Välilehti", "Blad här", "Sheet here"),
    "file": Text("Tiedosto", "Fil", "File"),
    "sheet": Text("Taulukko", "Blad", "Sheet"),
    "rows": Text("Hylättyjä rivejä", "Förkastade rader", "Rejected rows"),
    "shown": Text("Tässä", "Här", "Shown here"),
    "table": Text("Taulu", "Tabell", "Table"),
    "code": Text("Koodi", "Kod", "Code"),
    "column": Text("Sarake", "Kolumn", "Column"),
    "count": Text("Rivejä", "Rader", "Rows"),
    "example": Text("Esimerkki", "Exempel", "Example"),
}


@dataclass(frozen=True, kw_only=True)
class Told:
    """One sheet of one file: how many of its rows were rejected, and how many of them are shown on which sheet."""

    file: str
    sheet: str | None
    rows: int
    shown: int
    page: str | None


def write_summary(
    connection: duckdb.DuckDBPyConnection, book: Any, sheet: Any, told: Sequence[Told], language: Language
) -> None:
    """Fill the first sheet."""
    head = book.add_format({"bold": True, "font_size": 16})
    title = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E2EFDA"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    link = book.add_format({"font_color": "#0563C1", "underline": 1, "valign": "top"})
    top = book.add_format({"valign": "top"})
    number = book.add_format({"num_format": "#,##0", "valign": "top"})
    shown_number = book.add_format({"num_format": "#,##0", "valign": "top", "align": "left", "indent": 1})
    example_style = book.add_format({"text_wrap": True, "valign": "top", "align": "left", "indent": 1})
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, _HEAD.to(language), head)
    row = 1
    rows, shown = sum(one.rows for one in told), sum(one.shown for one in told)
    steps = [step.to(language) for step in _STEPS]
    if shown < rows:
        steps.insert(1, _CAP.to(language).replace("{shown}", str(shown)).replace("{rows}", str(rows)))
    for step in steps:
        sheet.merge_range(row, 0, row, 4, "", wrap)
        sheet.write_string(row, 0, step, wrap)
        sheet.set_row(row, height(step, sum(_WIDTHS)))
        row += 1
    row = _titles(sheet, row + 1, ("page", "file", "sheet", "rows", "shown"), language, title)
    for one in told:
        if one.page:
            quoted = one.page.replace("'", "''")
            sheet.write_url(row, 0, f"internal:'{quoted}'!A1", link, one.page)
        sheet.write_string(row, 1, one.file, top)
        sheet.write_string(row, 2, one.sheet or "", top)
        sheet.write_number(row, 3, one.rows, number)
        sheet.write_number(row, 4, one.shown, shown_number)
        row += 1
    row = _titles(sheet, row + 1, ("table", "code", "column", "count", "example"), language, title)
    for table, code, column, count, example in _counted(connection, language):
        for place, told_of in enumerate((table, code, column)):
            sheet.write_string(row, place, told_of, top)
        sheet.write_number(row, 3, count, number)
        sheet.write_string(row, 4, example, example_style)
        sheet.set_row(row, height(example, _WIDTHS[-1]))
        row += 1
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def height(text: str, width: int) -> float:
    """How high a row must be for a text in a column so wide: not every spreadsheet finds out by itself."""
    lines = sum(1 + len(line) // max(width - 4, 1) for line in text.split("\n"))
    return min(15.0 * lines, 400)


def _titles(sheet: Any, row: int, names: Sequence[str], language: Language, style: Any) -> int:
    for place, name in enumerate(names):
        sheet.write_string(row, place, _TITLES[name].to(language), style)
    return row + 1


def _counted(connection: duckdb.DuckDBPyConnection, language: Language) -> list[tuple[str, str, str, int, str]]:
    """(table, code, column, rows, the first row's sentence), the most frequent first."""
    return connection.execute(
        f"select table_name, code, column_name, count(*) as rows, arg_min(message_{language}, (_source, _row)) "
        f"from reject_reason group by all order by rows desc, table_name, column_name, code limit {CODES}"
    ).fetchall()
