"""Numbers and amounts as SQL: grouped or not, with a point or a comma, with or without a unit in the cell.

Where units are minded, the text of a cell is the number and, after a space, by which of the factors it is multiplied:
nothing for that of the column, ``=`` for a value that is in the unit of the contract already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from climatekit.contracts.model import Column
from climatekit.contracts.writing import Style, refusal, text_literal, trimmed

# no-break, thin and narrow no-break space and apostrophes group digits in real files
GROUPING = " \u00a0\u2009\u202f'\u2019"
_MINUS = "\u2212"
_SIGN = f"[+{_MINUS}-]?"
# as wide as the engine can count, with room for what is multiplied
_WIDE = "decimal(38,8)"


def number_text(column: Column, raw: str, style: Style) -> str:
    """The cell as a number in SQL's own writing, and as '' where it is none."""
    if not style.converts and style.unclear is None:
        return _number(column.kind, raw, trimmed(raw), style)
    kind = "number" if style.converts else column.kind
    branches = []
    cell = trimmed(raw)
    if style.unclear is not None:
        bare = without_affix(cell, [*style.affixes, *style.refused])
        unclear = text_literal(refusal("number.ambiguous"))
        branches.append(f"when regexp_full_match({bare}, {text_literal(style.unclear)}) then {unclear}")
    for at, (_, writings) in enumerate(_by_factor(style)):
        bare = without_affix(cell, writings)
        number = _number(kind, bare, bare, style)
        branches.append(f"when {_has_affix(cell, writings)} then coalesce(nullif({number}, '') || ' {at}', '')")
    branches += [
        f"when {_has_affix(cell, [writing])} then {text_literal(refusal(code))}"
        for writing, code in style.refused.items()
    ]
    number = _number(kind, raw, cell, style)
    if style.bare_unclear:
        number = f"case when {number} <> '' then {text_literal(refusal('unit.unclear'))} else {number} end"
    return f"case {' '.join(branches)} else {number} end" if branches else number


def number_typed(column: Column, text: str, style: Style) -> str:
    """The value in ``text``, multiplied where its unit is another one than that of the contract."""
    datatype = column.sql_type
    if column.kind == "decimal":
        datatype = finer(column)[0]
    if not style.converts:
        return f"try_cast({text} as {datatype})"
    whole = column.kind == "integer"
    number, tag = f"split_part({text}, ' ', 1)", f"split_part({text}, ' ', 2)"
    wide = _WIDE if whole else datatype
    branches = [f"when '=' then try_cast({number} as {wide})"]
    branches += [f"when '{at}' then {_times(number, factor, wide)}" for at, (factor, _) in enumerate(_by_factor(style))]
    return f"case {tag} {' '.join(branches)} else {_times(number, style.factor, wide)} end"


def whole_number(value: str) -> str:
    """A converted value as a whole number; null where it is none."""
    return f"case when {value} = round({value}, 0) then try_cast({value} as bigint) end"


def finer(column: Column) -> tuple[str, str]:
    """The type in which an amount is read, with more decimals than it has, and how little those may come to."""
    precision, scale = (int(number) for number in column.type[8:-1].split(","))
    return f"decimal({precision + 8},{scale + 8})", f"0.{'0' * (scale + 3)}1"


def without_affix(cell: str, writings: Iterable[str]) -> str:
    """SQL for the cell without one of these units before or after its number."""
    words = _alternatives(writings)
    if not words:
        return cell
    space = f"{one_of(GROUPING)}*"
    pattern = f"^({_SIGN}){space}(?:{words}){space}|{space}(?:{words})$"
    return f"regexp_replace({cell}, {text_literal(pattern)}, '\\1')"


def one_of(characters: str) -> str:
    """A class of a regular expression."""
    return "[" + "".join(rf"\x{{{ord(character):x}}}" for character in characters) + "]"


def _has_affix(cell: str, writings: Iterable[str]) -> str:
    words, space = _alternatives(writings), f"{one_of(GROUPING)}*"
    before = f"{_SIGN}{space}(?:{words}){space}[+{_MINUS}.,0-9-].*"
    after = f".*[0-9.,]{space}(?:{words})"
    return f"regexp_full_match({cell}, {text_literal(f'(?s){before}|{after}')})"


def _alternatives(writings: Iterable[str]) -> str:
    # re.escape writes what RE2 understands, save for letters beyond ASCII, which it leaves as they are
    return "|".join(re.escape(writing) for writing in sorted(writings, key=lambda writing: (-len(writing), writing)))


def _by_factor(style: Style) -> list[tuple[Fraction, list[str]]]:
    factors = sorted(set(style.affixes.values()))
    return [(factor, [word for word, its in style.affixes.items() if its == factor]) for factor in factors]


def _times(number: str, factor: Fraction, datatype: str) -> str:
    """By a power of ten exactly, as part of the number's own text; by others as the engine reckons."""
    plain = f"try_cast({number} as {datatype})"
    if factor == 1:
        return plain
    reckoned = f"try_cast({number} as double) * {factor.numerator} / {factor.denominator}"
    reckoned = reckoned if datatype == "DOUBLE" else f"try_cast({reckoned} as {datatype})"
    tens = _power_of_ten(factor)
    return reckoned if tens is None else f"coalesce(try_cast({number} || 'e{tens}' as {datatype}), {reckoned})"


def _power_of_ten(factor: Fraction) -> int | None:
    for number, sign in ((factor, 1), (1 / factor, -1)):
        digits = str(number.numerator)
        if number.denominator == 1 and digits.strip("0") == "1":
            return sign * (len(digits) - 1)
    return None


def _number(kind: str, raw: str, cell: str, style: Style) -> str:
    """Digits, in groups of three if grouped at all; whole numbers may have a decimal mark and noughts."""
    grouping = GROUPING + (style.thousands or "")
    # who groups by points writes a decimal comma; who writes a decimal comma still has cells that are numbers: 12.5
    marks = "," if style.thousands == "." else ".," if style.decimal == "," else "."
    group, mark = one_of(grouping), one_of(marks)
    whole = f"(?:[0-9]{{1,3}}(?:{group}[0-9]{{3}})+|[0-9]+)"
    exponent = "(?:[eE][+-]?[0-9]+)?"
    if kind == "integer":
        usual, pattern = "-?[0-9]+", f"{whole}(?:{mark}0*)?"
    else:
        usual, pattern = "-?[0-9]+(?:[.][0-9]+)?", f"(?:{whole}(?:{mark}[0-9]*)?|{mark}[0-9]+){exponent}"
    if "." not in marks:
        usual = "-?[0-9]+"
    written = f"regexp_extract({cell}, {text_literal(f'^{_SIGN}{pattern}$')})"
    comma, point = (",", ".") if "," in marks else ("", "")
    plain = f"translate({written}, {text_literal(_MINUS + comma + grouping)}, '-{point}')"
    if kind == "integer":
        plain = f"regexp_replace({plain}, '[.]0*$', '')"
    return f"case when regexp_full_match({raw}, '{usual}') then {raw} else {plain} end"
