"""What many tables have in common: columns that point at a programme or an organisation, periods, money, headers."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, TypeAlias

import ibis.expr.datatypes as dt
import ibis.expr.types as ir

from climatekit.contracts.fields import column
from climatekit.text import Text

Money: TypeAlias = Annotated[dt.Decimal, 12, 2, True]
PersonYears: TypeAlias = Annotated[dt.Decimal, 6, 3, True]

# No network of this kind is older, and no plan reaches further: a day outside is a typing error (1.1.1900, 2205).
EARLIEST = date(1990, 1, 1)
LATEST = date(2100, 12, 31)

PERIOD_SENTENCE = Text(
    "Päättymispäivä '{valid_to}' on ennen alkamispäivää '{valid_from}': korjaa toinen niistä.",
    "Slutdatumet '{valid_to}' är före startdatumet '{valid_from}': rätta det ena av dem.",
    "The last day '{valid_to}' is before the first day '{valid_from}': correct one of them.",
)


def headers(fi: str, sv: str, en: str, *more: str) -> tuple[str, ...]:
    """Other headers of a column in the three languages, split at `` | ``; ``more`` of one use of it."""
    return tuple(header for language in (fi, sv, en, *more) for header in language.split(" | "))


def programme_id(description: str) -> Any:
    """The programme of a row; files of a project with one programme may leave it out."""
    return column(
        description,
        Text("Ohjelman tunnus", "Programmets id", "Programme id"),
        privacy="public",
        references="programme.programme_id",
        example="ilmastokumppanit",
        aliases=headers(
            "Verkoston tunnus | Ohjelmatunnus | Ohjelma-id | Verkostotunnus",
            "Nätverkets id | Nätverks-id",
            "Program id | Network id | Programme code | Program code | Network code",
        ),
    )


def org_id(description: str, *, references: str | None = "organisation.org_id") -> Any:
    """The organisation that a row is about, under the headers that lists carry it."""
    return column(
        description,
        Text("Organisaation tunnus", "Organisationens id", "Organisation id"),
        references=references,
        example="org-001",
        aliases=headers(
            "Organisaatiotunnus | Org.tunnus | Yrityksen tunnus | Jäsentunnus | Jäsennumero | "
            "Asiakasnumero | Organisaatio-ID | Yritys-ID | Yritystunniste | Organisaation id | "
            "Kumppanitunnus | Kumppanin tunnus | Jäsen-ID | Asiakastunnus | Rekisterinumero",
            "Organisations-id | Företagets id | Medlemsnummer | Kundnummer | Företags-id | Medlems-id | "
            "Medlemmens id | Partner-id | Kund-id",
            "Organization id | Company id | Member id | Member number | Customer number | Org ID | "
            "Organisation number | Customer id | Account id",
        ),
    )


def valid_from(description: str, *more: str) -> Any:
    """First day of a period; ``more`` are headers that a table of its own kind has for it, in one text a language."""
    return column(
        description,
        Text("Alkamispäivä", "Startdatum", "Valid from"),
        example="2024-01-01",
        aliases=headers(
            "Alkaa | Alkaen | Alku | Alkupvm | Alkanut | Voimassa alkaen | Alkupäivä | Alkamispvm | Alkoi | "
            "Aloituspäivä | Aloituspvm | Voimaantulo | Voimaantulopäivä | Voimassaolo alkaa",
            "Börjar | Från och med | Fr.o.m. | Gäller från | Startdag | Begynnelsedatum | Började | "
            "Giltig från | Gäller fr.o.m. | Fr.o.m. datum",
            "Start date | First day | From date | Begin date | Effective from | Start day",
            *more,
        ),
        ge=EARLIEST,
        le=LATEST,
    )


def valid_to(description: str, *more: str) -> Any:
    """Last day of a period, with ``more`` headers as above.

    The far future is allowed: some lists write 31.12.9999 while it is open.
    """
    return column(
        description,
        Text("Päättymispäivä", "Slutdatum", "Valid to"),
        example="2025-12-31",
        aliases=headers(
            "Päättyy | Loppu | Loppupvm | Päättynyt | Voimassa asti | Voimassa saakka | Loppupäivä | "
            "Päättymispvm | Päättyi | Lopetuspäivä | Voimassaolo päättyy | Viimeinen päivä",
            "Slutar | Till och med | T.o.m. | Gäller till | Slutdag | Slutade | Giltig till | Gäller t.o.m. | Upphör",
            "End date | Last day | To date | Until | Expires | Expiry date | Effective to",
            *more,
        ),
        nullable=True,
        ge=EARLIEST,
    )


def ends_after_it_begins(table: ir.Table) -> ir.BooleanValue:
    """Whether the days of a period are in order; an open one's are."""
    return table.valid_to >= table.valid_from
