"""Days as SQL: what is always understood, what is told, and what was found out about a column."""

from __future__ import annotations

from climatekit.contracts.writing import Style, refusal, text_literal, trimmed

EXCEL, EXCEL_1904 = "excel", "excel-1904"
SERIAL = "[1-9][0-9]{4}(?:[.][0-9]+)?"  # from 1927 to 2173; a number of four digits is a year
WITHOUT_DAY = ("%Y-%m", "%m.%Y", "%m/%Y", "%G-W%V", "%G-W%V-%u")
"""Formats of months, which become their first day, and of ISO weeks, which become their Monday."""

_ISO = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S")
_ZERO = {EXCEL: "1899-12-30", EXCEL_1904: "1904-01-01"}
_SHAPES = {"%d": "[0-9]{1,2}", "%m": "[0-9]{1,2}", "%Y": "[0-9]{4}", "%y": "[0-9]{2}",
           "%G": "[0-9]{4}", "%V": "[0-9]{2}", "%u": "[1-7]", ".": "[.]"}  # fmt: skip
_TIME = "(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"


def date_text(raw: str, style: Style) -> str | None:
    """The cell, where some of the column's can be read in two ways; else None: it is as any other text."""
    if style.unclear is None:
        return None
    cell = trimmed(raw)
    parts = [f"try_cast(regexp_extract({cell}, '^([0-9]+)[/-]([0-9]+)', {at}) as integer)" for at in (1, 2)]
    # 3/3/2024 is the third of March whichever way it is read
    unclear = f"regexp_full_match({cell}, {text_literal(style.unclear)}) and {parts[0]} <> {parts[1]}"
    return f"case when {unclear} then {text_literal(refusal('date.ambiguous'))} else {cell} end"


def date_typed(text: str, style: Style) -> str:
    """The day in ``text``, null where it is none."""
    if style.date_formats:
        return _told_date(text, style.date_formats)
    # these first, for each knows its cells by their form: to the engine, 1.2.24 is a day of the year 24
    found = [_found(text, pattern) for pattern in style.also]
    return f"coalesce({', '.join([*found, _date(text)])})" if found else _date(text)


def date_shape(pattern: str) -> str:
    """What cells in this format look like, as a regular expression."""
    if pattern in _ZERO:
        return SERIAL
    shape = pattern
    for directive, look in _SHAPES.items():
        shape = shape.replace(directive, look)
    return shape + (_TIME if "%d" in pattern else "")


def _date(text: str) -> str:
    """A day with or without a time of day, the year first and in four digits, or else as in Finland: 31.3.2025."""
    year_first = f"{text} >= '1' and (strlen({text}) <= 10 or regexp_full_match({text}, '.*[0-9]Z?'))"
    day = f"coalesce(case when {year_first} then try_cast({text} as date) end, try_strptime({text}, '%d.%m.%Y')::date)"
    return f"case when {text} >= '0' and {text} < ':' then {day} end"


def _told_date(text: str, formats: tuple[str, ...]) -> str:
    """Cells that are dates to a spreadsheet come year first, whatever is told about the text in the others."""
    found = [_found(text, pattern) for pattern in formats if pattern in _ZERO or pattern in WITHOUT_DAY]
    days = tuple(pattern for pattern in formats if pattern not in _ZERO and pattern not in WITHOUT_DAY)
    if not any(pattern.startswith("%Y") for pattern in days):
        days += _ISO
    listed = ", ".join(text_literal(pattern) for pattern in days)
    # try_strptime takes 'epoch' and 'infinity' under any format
    told = f"case when regexp_matches({text}, '[0-9]') then try_strptime({text}, [{listed}])::date end"
    return f"coalesce({', '.join([told, *found])})" if found else told


def _found(text: str, pattern: str) -> str:
    """The day of a cell that has the form of ``pattern``; a time of day after it is let go."""
    if pattern in _ZERO:
        day = f"date '{_ZERO[pattern]}' + floor(try_cast({text} as double))::integer"
    else:
        part = f"regexp_extract({text}, '^[^ T]+')" if "%d" in pattern else text
        day = f"try_strptime({part}, {text_literal(pattern)})::date"
        if "%V" in pattern:  # the engine takes a 53rd week of any year
            day = f"case when strftime({day}, '%G-W%V') = left({text}, 8) then {day} end"
    return f"case when regexp_full_match({text}, {text_literal(date_shape(pattern))}) then {day} end"
