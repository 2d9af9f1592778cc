"""The files of examples/lahti as Python's ``csv`` and openpyxl read them, and views of the rows that are sound.

What a row must look like to count is said here in other words than in the contracts.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime

import duckdb
import openpyxl

from .conftest import EXAMPLE, Results

DATA = EXAMPLE / "data"

# Sound rows in the words of the register: m(emberships), c(ommitments), t(argets), r(eports), and the open promises.
SOUND = """
create view m as
select *, try_cast("Alkaa" as date) as since, try_cast("Päättyy" as date) as until
from mem
where since is not null and coalesce(until, '9999-12-31') >= since
    and "Jäsennumero" in (select "Jäsennumero" from org) and "Sopimusnumero" <> 'Yhteensä';

create view c as
select *, try_cast("Annettu" as date) as made
from com
where made is not null and "Laji" in ('määrällinen', 'toimenpide', 'selvitys') and "Sitoumus" is not null
    and "Teema" <> 'lentäminen' and "Sopimusnumero" in (select "Sopimusnumero" from mem)
    and coalesce(try_cast("Voimassa asti" as date), '9999-12-31') >= made;

create view t as
select
    *, try_cast("Tavoitevuosi" as int) as goal_year, try_cast("Lähtövuosi" as int) as base_year,
    try_cast("Lähtöarvo" as double) as base, try_cast("Vähennys-%" as double) as less,
    coalesce(try_cast("Tavoitearvo" as double), base - base * less / 100) as goal
from tar
where goal_year > coalesce(base_year, 0) and (base is not null or "Lähtöarvo" is null) and coalesce(less, 0) <= 100
    and "Mittari" <> 'hiilijalanjälki' and "Sitoumusnumero" in (select "Sitoumusnumero" from com);

create view r as
select
    *, try_cast("Vuosi" as int) as year, try_cast("Toimitettu" as date) as day, try_cast("Toteuma" as double) as value
from rep
where day is not null and (value is not null or "Toteuma" is null) and (value is null or "Yksikkö" is not null)
    and year <= year(day) and "Oma arvio" <> 'ok' and "Sitoumusnumero" in (select "Sitoumusnumero" from com)
qualify row_number() over (partition by "Raporttinumero" order by "Raporttinumero") = 1;

create view open_c as
select
    c.*, m."Jäsennumero" as org,
    date '2026-10-31' - greatest(made, coalesce(try_cast("Allekirjoitettu" as date), since), reported) as days
from c join m using ("Sopimusnumero")
left join (select "Sitoumusnumero", max(day) as reported from r group by all) using ("Sitoumusnumero")
where c."Tila" = 'voimassa' and made <= '2026-10-31' and since <= '2026-10-31'
    and coalesce(until, '9999-12-31') >= '2026-10-31'
"""


def _text(cell: object) -> str | None:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = str(cell).strip() if cell is not None else ""
    day = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text)
    if day:
        try:
            return date(int(day[3]), int(day[2]), int(day[1])).isoformat()
        except ValueError:
            return text
    if re.fullmatch(r"-?\d+,\d+", text):
        return text.replace(",", ".")
    return text or None


def _load(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Sequence[object]]) -> None:
    headers = [str(header) for header in rows[0]]
    columns = ", ".join(f'"{header}" varchar' for header in headers)
    connection.execute(f"create table if not exists {table} ({columns})")
    marks = ", ".join("?" for _ in headers)
    cells = [[_text(cell) for cell in row] for row in rows[1:] if len(row) == len(headers)]
    connection.executemany(
        f"insert into {table} values ({marks})", [row for row in cells if any(cell is not None for cell in row)]
    )


def raw_files() -> Iterator[duckdb.DuckDBPyConnection]:
    """Every file as text, and beside it views of the rows that are sound."""
    with duckdb.connect() as connection:
        book = openpyxl.load_workbook(DATA / "kumppanirekisteri.xlsx", data_only=True)
        for sheet, table in (
            ("Jäsenet", "org"),
            ("Kumppanuudet", "mem"),
            ("Sitoumukset", "com"),
            ("Tavoitteet", "tar"),
        ):
            rows = list(book[sheet].iter_rows(values_only=True))[3:]
            _load(connection, table, rows)
        for pattern, table, encoding in (
            ("hakemukset.csv", "app", "cp1252"),
            ("seuranta_2015-2021.csv", "rep", "cp1252"),
            ("seuranta_202?.csv", "rep", "utf-8-sig"),
            ("myonnetyt_merkit.csv", "gra", "utf-8"),
            ("vaittamat.csv", "cla", "utf-8"),
            ("paastoraportit.csv", "emi", "utf-8"),
            ("tukitoimet.csv", "sup", "cp1252"),
        ):
            for path in sorted(DATA.glob(pattern)):
                with path.open(encoding=encoding, newline="") as file:
                    _load(connection, table, list(csv.reader(file, delimiter=";"))[1:])
        connection.execute(SOUND)
        yield connection


def one(raw: duckdb.DuckDBPyConnection, sql: str) -> float:
    (value,) = raw.execute(sql).fetchone() or (None,)
    assert value is not None
    return float(value)


def count(example: Results, rule: str) -> int:
    return sum(finding["rule"] == rule for finding in example.findings())
