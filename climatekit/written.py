"""Numbers and days as a person writes them, by Babel."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any

from climatekit.text import Language, Text

NONE = "–"
YES = Text("kyllä", "ja", "yes")
NO = Text("ei", "nej", "no")

UNITS = {
    "htv": Text("{number} htv", "{number} årsv.", "{number} person-years"),
    "d": Text("{number} pv", "{number} dagar", "{number} days"),
    "h": Text("{number} h", "{number} h", "{number} h"),
    "tCO2e": Text("{number} t CO₂e", "{number} t CO₂e", "{number} t CO₂e"),
    "EUR": Text("{number} €", "{number} €", "€{number}"),
    "%": Text("{number} %", "{number} %", "{number}%"),
    "pp": Text("{number} %-yks.", "{number} procentenheter", "{number} percentage points"),
}

LOCALES: dict[Language, str] = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}
_SHORT: dict[Language, str] = {"fi": "d.M.y", "sv": "d.M.y", "en": "d MMM y"}
_PLAIN = {"count", "score", "a", "1", None}


def number(value: float | Decimal, language: Language, digits: int | None = None) -> str:
    """A number with at most ``digits`` decimals: none from a thousand up, two below ten."""
    from babel.numbers import format_decimal

    size = abs(float(value))
    digits = digits if digits is not None else 0 if size >= 1000 else 1 if size >= 10 else 2
    pattern = "#,##0" + ("." + "#" * digits if digits else "")
    return str(format_decimal(value, format=pattern, locale=LOCALES[language]))


def quantity(value: float | Decimal, unit: str | None, language: Language) -> str:
    """A number in its unit; a share as per cent."""
    if unit == "share":
        from babel.numbers import format_percent

        digits = "0.0" if 0 < abs(float(value)) < 0.01 else "0"
        pattern = f"#,##{digits}%" if language == "en" else f"#,##{digits}\N{NO-BREAK SPACE}%"
        return str(format_percent(value, format=pattern, locale=LOCALES[language]))
    if unit == "a":
        return f"{value:.0f}"
    shown = number(value, language)
    if unit in _PLAIN:
        return shown
    form = UNITS.get(str(unit))
    text = form.to(language).format(number=shown) if form else f"{shown} {unit}"
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def change(value: float, unit: str | None, language: Language) -> str:
    """A difference with its sign; of shares in percentage points."""
    unit, value = ("pp", value * 100) if unit == "share" else (unit, value)
    shown = quantity(abs(value), unit, language)
    return f"{'+' if value > 0 else '−'}{shown}"


def day(value: datetime.date, language: Language) -> str:
    """A day in a table."""
    from babel.dates import format_date

    return str(format_date(value, format=_SHORT[language], locale=LOCALES[language]))


def long_day(value: datetime.date, language: Language) -> str:
    """A day in a heading."""
    from babel.dates import format_date

    return str(format_date(value, format="long", locale=LOCALES[language]))


def period(text: str, language: Language) -> str:
    """A period of a metric: a year, a month or a day."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return day(datetime.date.fromisoformat(text), language)
    if re.fullmatch(r"\d{4}-\d{2}", text) and "01" <= text[5:] <= "12":
        from babel.dates import format_date

        first = datetime.date.fromisoformat(f"{text}-01")
        pattern = "M/y" if language != "en" else "MMM y"
        return str(format_date(first, format=pattern, locale=LOCALES[language]))
    return text


def cell(value: Any, unit: str | None, language: Language) -> str:
    """Whatever a table holds."""
    if value is None:
        return NONE
    if isinstance(value, bool):
        return (YES if value else NO).to(language)
    if isinstance(value, int | float | Decimal):
        return quantity(value, unit, language)
    if isinstance(value, datetime.date):
        return day(value, language)
    return str(value)
