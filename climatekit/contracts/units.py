"""Units as people write them, and how much of one is one of another: exact fractions, reckoned by pint.

Pint takes a moment to load, so it is asked only where a file has a unit that a contract's column can be held against,
and not about words, such as *ca* in "ca 40", that are made of none of its names.
Large and small letters do not matter in the words below: milliwatts and millijoules are not what such files hold.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

CURRENCIES = ("EUR", "SEK", "NOK", "DKK", "USD", "GBP", "CHF", "kr")

# what pint's own registry lacks; amounts of a gas are no amounts of another, and a month is no number of days
_DEFINITIONS = (
    *(f"{currency} = [currency_{currency}]" for currency in CURRENCIES),
    "CO2e = [co2e]",
    "CO2 = [co2]",
    "piece = [piece]",
    "person_year = [person_year]",
    "calendar_month = [calendar]",
    "calendar_year = 12 * calendar_month",
)
# pint's expression: how it is written, in lower case, without spaces and without a point at the end
_WRITINGS = {
    "EUR": "€ eur euro euroa euros",
    "kEUR": "k€ t€ keur teur 1000€ 1000eur 1000euroa tuhatta€ tuhattaeuroa tuseneuro",
    "MEUR": "m€ meur mn€ mneur milj.€ milj.eur milj.euroa miljoonaaeuroa miljonereuro",
    "SEK": "sek",
    "NOK": "nok",
    "DKK": "dkk",
    "USD": "usd $ us$",
    "GBP": "gbp £",
    "CHF": "chf",
    "kr": "kr kronor kruunua",
    "dimensionless": "1",
    "percent": "% pct percent prosenttia prosentti procent",
    "permille": "‰ promille",
    "piece": "count kpl kappaletta st stk pcs pc lkm antal hlö hlöä henkilöä henkilöt personer persons people",
    "person_year": "htv fte årsverken",
    "minute": "min",
    "hour": "h tunti tuntia tim timmar hours",
    "day": "d pv pvä päivä päivää dag dagar dygn day days",
    "week": "vk viikko viikkoa vecka veckor week weeks",
    "calendar_month": "kk kuukausi kuukautta mån månad månader month months mo",
    "calendar_year": "a v vuosi vuotta år year years y",
    **{f"{prefix}W": f"{prefix.lower()}w" for prefix in ("", "k", "M", "G", "T")},
    **{f"{prefix}Wh": f"{prefix.lower()}wh" for prefix in ("", "k", "M", "G", "T")},
    **{f"{prefix}J": f"{prefix.lower()}j" for prefix in ("k", "M", "G", "T", "P")},
    "gram": "g grammaa",
    "kilogram": "kg kilo kiloa",
    "metric_ton": "t tn ton tonni tonnia tonne tonnes",
    "kilometric_ton": "kt",
    "megametric_ton": "mt",
    "meter": "m metriä",
    "kilometer": "km kilometriä",
    "meter ** 2": "m2 neliömetriä",
    "kilometer ** 2": "km2",
    "hectare": "ha hehtaaria hektar",
    "meter ** 3": "m3 kuutiometriä",
    "liter": "l litra litraa liter litre litres",
}
_EXPRESSIONS = {writing: unit for unit, writings in _WRITINGS.items() for writing in writings.split()}
# with others, such as yocto-, words would be units that are none: "yli 40" is "over 40" in Finnish
_PREFIXES = (
    "", "µ", "m", "c", "d", "h", "k", "M", "G", "T", "P",
    "nano", "micro", "milli", "centi", "deci", "hecto", "kilo", "mega", "giga", "tera", "peta",
)  # fmt: skip
_GAS = re.compile(r"(.+?)(co2(?:-|\.)?(?:e|eq|ekv|ekvivalenttia|equivalent|ekvivalenter)|co2)")
_COMMON = (
    "kWh", "MWh", "GWh", "MJ", "GJ", "TJ", "g", "kg", "t", "kt", "kgCO2e", "tCO2e", "ktCO2e", "EUR", "kEUR", "MEUR",
    "SEK", "USD", "count", "htv", "%", "1", "min", "h", "d", "a", "kk", "m", "km", "m2", "ha", "km2", "l", "m3",
)  # fmt: skip


def split_unit(header: str) -> tuple[str, str | None]:
    """``Energy (MWh)``, ``Energy [MWh]`` and ``Energy, MWh`` as ``("Energy", "MWh")``; else the header and None.

    What stands in brackets need not be a unit: ``is_unit`` says so. After a comma only a common unit is one.
    """
    bracketed = re.fullmatch(r"\s*(.*[^\s,])\s*,?\s*[(\[]\s*([^()\[\]]*[^()\[\]\s])\s*[)\]]\s*", header, re.DOTALL)
    if bracketed:
        return bracketed[1], bracketed[2]
    after_comma = re.fullmatch(r"\s*(.*\S)\s*,\s*([^,]*[^,\s])\s*", header, re.DOTALL)
    if after_comma and _expression(after_comma[2]) is not None:
        return after_comma[1], after_comma[2]
    return header, None


def is_unit(writing: str) -> bool:
    """Whether this is a unit that can be reckoned with."""
    return _expression(writing) is not None or _unit(writing) is not None


def factor(writing: str, target: str) -> Fraction | None:
    """By what a number in the unit ``writing`` is multiplied to be one in ``target``; None where that can't be.

    A mass is a mass of CO2 equivalents where the contract asks for one.
    """
    if is_unit(target) and (writing == target or _expression(writing) == _expression(target) is not None):
        return Fraction(1)
    source = _unit(writing)
    wanted = None if source is None else _unit(target)
    if source is None or wanted is None:
        return None
    registry = _registry()
    gases = {"[co2e]", "[co2]"}
    if "[co2e]" in wanted.dimensionality and not gases & set(source.dimensionality):
        source = source * registry.CO2e
    if source.dimensionality != wanted.dimensionality or registry.Quantity(Fraction(0), source).to(wanted).magnitude:
        return None  # degrees Celsius and kelvins differ by more than a factor
    return Fraction(registry.Quantity(Fraction(1), source).to(wanted).magnitude)


def is_currency(writing: str) -> bool:
    """Whether this is an amount of money, in whatever currency."""
    unit = _unit(writing)
    return unit is not None and any(name.startswith("[currency_") for name in unit.dimensionality)


def units_like(target: str) -> list[str]:
    """Common units that can be converted to ``target``, for messages."""
    return [unit for unit in _COMMON if factor(unit, target) is not None] or [target]


def _expression(writing: str) -> str | None:
    """Pint's expression for a common writing, found without pint."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", writing)).casefold().strip(".")
    if plain in _EXPRESSIONS:
        return _EXPRESSIONS[plain]
    over, slash, under = plain.partition("/")
    if slash:
        parts = (_expression(over), _expression(under))
        return f"({parts[0]}) / ({parts[1]})" if all(parts) else None
    gas = _GAS.fullmatch(plain)
    mass = _EXPRESSIONS.get(gas[1]) if gas else None
    if gas and mass and mass.endswith(("gram", "ton")):
        return f"{mass} * {'CO2' if gas[2] == 'co2' else 'CO2e'}"
    return None


@cache
def _unit(writing: str) -> Any:
    """The unit as pint has it, or None."""
    expression = _expression(writing)
    if expression is None:
        words = re.findall(r"[^\W\d_]+", writing)
        told = re.fullmatch(r"[^\W\d_]{3,}(?:[0-9]|[*/^.]|[^\W\d_])*", writing.strip())
        if not told or not all(map(_may_be_unit, words)):
            return None
    try:
        return _registry().parse_units(expression or writing.strip())
    except Exception:  # pint raises errors of several libraries on text that is no unit
        return None


def _may_be_unit(word: str) -> bool:
    """Whether pint might know the word; told from its list of units, which is quicker read than understood."""
    starts = [prefix for prefix in _PREFIXES if word.startswith(prefix)]
    return any({rest, rest.removesuffix("s")} & _names() for rest in map(word.removeprefix, starts))


@cache
def _names() -> frozenset[str]:
    """All words in pint's files that may be a unit's name."""
    package = find_spec("pint")
    assert package is not None
    assert package.origin is not None
    files = (Path(package.origin).with_name(f"{name}_en.txt") for name in ("default", "constants"))
    lines = [line.partition("#")[0] for file in files for line in file.read_text("utf-8").splitlines()]
    return frozenset(word for line in [*lines, *_DEFINITIONS] for word in re.findall(r"[^\W\d]+(?!-)\b", line))


@cache
def _registry() -> Any:
    import pint

    registry: Any = pint.UnitRegistry(non_int_type=Fraction)
    for definition in _DEFINITIONS:
        registry.define(definition)
    return registry
