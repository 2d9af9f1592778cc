"""The sentences of the checks that every table shares, in three languages.

``{value}`` stands for the cell as it was in the file; the column's own title and the limits are filled in when the
contract is compiled.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from climatekit.contracts.model import NUMERIC, Column, CompiledContract
from climatekit.contracts.units import CURRENCIES
from climatekit.text import LANGUAGES, Text

# pandera's name of a check → our stable code
CODES = {
    "equal_to": "value.not_equal",
    "greater_than": "value.too_small",
    "greater_than_or_equal_to": "value.too_small",
    "less_than": "value.too_large",
    "less_than_or_equal_to": "value.too_large",
    "in_range": "value.out_of_range",
    "isin": "value.not_allowed",
    "str_matches": "value.wrong_pattern",
    "str_length": "value.wrong_length",
}

_BUILTIN = {
    "equal_to": Text(
        "Sarakkeen {column} arvo '{value}' ei kelpaa: sen on oltava {value_}.",
        "Värdet '{value}' i {column} duger inte: det ska vara {value_}.",
        "'{value}' in {column} does not do: it must be {value_}.",
    ),
    "greater_than": Text(
        "Sarakkeen {column} arvo '{value}' on liian pieni: sen on oltava suurempi kuin {min_value}.",
        "Värdet '{value}' i {column} är för litet: det ska vara större än {min_value}.",
        "'{value}' in {column} is too small: it must be greater than {min_value}.",
    ),
    "greater_than_or_equal_to": Text(
        "Sarakkeen {column} arvo '{value}' on liian pieni: sen on oltava vähintään {min_value}.",
        "Värdet '{value}' i {column} är för litet: det ska vara minst {min_value}.",
        "'{value}' in {column} is too small: it must be at least {min_value}.",
    ),
    "less_than": Text(
        "Sarakkeen {column} arvo '{value}' on liian suuri: sen on oltava pienempi kuin {max_value}.",
        "Värdet '{value}' i {column} är för stort: det ska vara mindre än {max_value}.",
        "'{value}' in {column} is too large: it must be less than {max_value}.",
    ),
    "less_than_or_equal_to": Text(
        "Sarakkeen {column} arvo '{value}' on liian suuri: sen on oltava enintään {max_value}.",
        "Värdet '{value}' i {column} är för stort: det ska vara högst {max_value}.",
        "'{value}' in {column} is too large: it must be at most {max_value}.",
    ),
    "in_range": Text(
        "Sarakkeen {column} arvo '{value}' ei ole väliltä {min_value}–{max_value}: korjaa se.",
        "Värdet '{value}' i {column} ligger inte mellan {min_value} och {max_value}: rätta det.",
        "'{value}' in {column} is not between {min_value} and {max_value}: correct it.",
    ),
    "isin": Text(
        "Sarakkeen {column} arvo '{value}' ei kelpaa: sallitut arvot ovat {allowed_values}.",
        "Värdet '{value}' i {column} duger inte: tillåtna värden är {allowed_values}.",
        "'{value}' in {column} is not allowed: use one of {allowed_values}.",
    ),
    "str_matches": Text(
        "Sarakkeen {column} arvo '{value}' on väärää muotoa: kirjoita se kuten {example}.",
        "Värdet '{value}' i {column} har fel form: skriv det som {example}.",
        "'{value}' in {column} has the wrong form: write it like {example}.",
    ),
    "str_length": Text(
        "Sarakkeen {column} arvon '{value}' pituus ei kelpaa: merkkejä on oltava {min_value}–{max_value}.",
        "Längden på '{value}' i {column} duger inte: {min_value}–{max_value} tecken behövs.",
        "'{value}' in {column} has the wrong length: {min_value} to {max_value} characters are needed.",
    ),
}

_TYPES = {
    "integer": ("type.integer", Text("kokonaisluku", "ett heltal", "a whole number")),
    "number": ("type.number", Text("luku", "ett tal", "a number")),
    "decimal": ("type.decimal", Text("rahamäärä tai luku sallitulla tarkkuudella", "ett belopp med tillåten precision",
                                     "an amount with the allowed number of decimals")),
    "date": ("type.date", Text("päivämäärä (esim. 2025-03-31 tai 31.3.2025)", "ett datum (t.ex. 2025-03-31 eller "
                               "31.3.2025)", "a date (such as 2025-03-31 or 31.3.2025)")),
    "boolean": ("type.boolean", Text("kyllä tai ei", "ja eller nej", "yes or no")),
}  # fmt: skip

_WRONG_TYPE = Text(
    "Sarakkeen {column} arvo '{value}' ei ole {kind}: korjaa se.",
    "Värdet '{value}' i {column} är inte {kind}: rätta det.",
    "'{value}' in {column} is not {kind}: correct it.",
)
_UNCLEAR = {
    "number.ambiguous": Text(
        "Sarakkeen {column} arvon '{value}' voi lukea kahdella tavalla: kerro kohdassa [tables.{table}], mikä on "
        "desimaalimerkki (decimal) ja mikä erottaa tuhannet (thousands).",
        "Värdet '{value}' i {column} kan läsas på två sätt: ange under [tables.{table}] vad som är decimaltecken "
        "(decimal) och vad som skiljer tusental (thousands).",
        "'{value}' in {column} can be read in two ways: say under [tables.{table}] what the decimal mark is (decimal) "
        "and what groups digits (thousands).",
    ),
    "date.ambiguous": Text(
        "Sarakkeen {column} päivämäärän '{value}' voi lukea kahdella tavalla: kerro asetuksessa [tables.{table}] "
        'date_formats = ["%d/%m/%Y"] tai ["%m/%d/%Y"].',
        "Datumet '{value}' i {column} kan läsas på två sätt: ange date_formats = [\"%d/%m/%Y\"] eller "
        '["%m/%d/%Y"] under [tables.{table}].',
        "The date '{value}' in {column} can be read in two ways: set date_formats = [\"%d/%m/%Y\"] or "
        '["%m/%d/%Y"] under [tables.{table}].',
    ),
    "unit.other_currency": Text(
        "Sarakkeen {column} arvo '{value}' ei ole valuuttaa {unit}: muunna se.",
        "Värdet '{value}' i {column} är inte i valutan {unit}: räkna om det.",
        "'{value}' in {column} is not in {unit}: convert it.",
    ),
    "unit.not_convertible": Text(
        "Sarakkeen {column} arvon '{value}' yksikköä ei voi muuntaa yksiköksi {unit}: korjaa se.",
        "Enheten i '{value}' i {column} kan inte räknas om till {unit}: rätta den.",
        "The unit of '{value}' in {column} can't be converted to {unit}: correct it.",
    ),
    "unit.unclear": Text(
        "Sarakkeen {column} arvolla '{value}' ei ole yksikköä, vaikka muilla on: kirjoita se tai kerro asetuksessa "
        '[tables.{table}] units.{name} = "{unit}".',
        "Värdet '{value}' i {column} saknar enhet, fast andra har en: skriv ut den eller ange "
        'units.{name} = "{unit}" under [tables.{table}].',
        "'{value}' in {column} has no unit, though others have one: write it or set "
        'units.{name} = "{unit}" under [tables.{table}].',
    ),
}
_FAULTS = {
    "cell.error": Text(
        "Sarakkeen {column} solussa on laskentataulukon virhe '{value}': korjaa kaava tai kirjoita arvo sen tilalle.",
        "Cellen i {column} innehåller kalkylfelet '{value}': rätta formeln eller skriv värdet i stället.",
        "The cell in {column} holds the error '{value}': correct the formula, or write the value in its place.",
    ),
    "cell.uncalculated": Text(
        "Sarakkeen {column} kaavalla '{value}' ei ole tallennettua arvoa: avaa tiedosto taulukkolaskentaohjelmassa ja "
        "tallenna se, tai kirjoita arvo kaavan tilalle.",
        "Formeln '{value}' i {column} har inget sparat värde: öppna filen i ett kalkylprogram och spara den, eller "
        "skriv värdet i stället för formeln.",
        "The formula '{value}' in {column} has no stored value: open the file in a spreadsheet program and save it, or "
        "write the value in its place.",
    ),
}
_DAY = date(2025, 3, 31)
_SERIALS = {"excel": "45747", "excel-1904": "44285"}
_MISSING = Text(
    "Sarake {column} on tyhjä: täytä se.",
    "{column} är tom: fyll i den.",
    "{column} is empty: fill it in.",
)
_DUPLICATE = Text(
    "Avain {key} esiintyy useammalla rivillä: jätä vain yksi.",
    "Nyckeln {key} finns på flera rader: lämna bara en.",
    "The key {key} stands on more than one row: leave only one.",
)
REPEATED = Text(
    "Rivi toistaa rivin {_other_row} ({_other_place}): poista se.",
    "Raden upprepar rad {_other_row} ({_other_place}): ta bort den.",
    "The row repeats row {_other_row} of {_other_place}: take it out.",
)
_SUPERSEDED = Text(
    "Avain {key} on myös rivillä {_other_row} ({_other_place}), joka jää voimaan säännöllä {rule}: poista tämä rivi "
    "tai vaihda sääntö, joka on kohdassa [contracts.{table}].",
    "Nyckeln {key} finns också på rad {_other_row} ({_other_place}), som gäller enligt regeln {rule}: ta bort den här "
    "raden eller ändra regeln under [contracts.{table}].",
    "The key {key} stands on row {_other_row} of {_other_place} too, which stays by the rule {rule}: take this row "
    "out, or change the rule under [contracts.{table}].",
)
_SHARED = Text(
    "Sarakkeen {column} arvo '{value}' on myös rivillä {_other_row} ({_other_place}): jätä se vain yhdelle riville.",
    "Värdet '{value}' i {column} finns också på rad {_other_row} ({_other_place}): lämna det bara på en rad.",
    "'{value}' in {column} stands on row {_other_row} of {_other_place} too: leave it on one row only.",
)
_UNKNOWN_REFERENCE = Text(
    "Sarakkeen {column} arvoa '{value}' ei ole taulussa {target}: lisää se sinne tai korjaa arvo.",
    "Värdet '{value}' i {column} finns inte i tabellen {target}: lägg till det där eller rätta värdet.",
    "'{value}' in {column} is not in the table {target}: add it there or correct the value.",
)
_UNKNOWN_PROGRAMME = Text(
    "Ohjelmaa '{value}' ({column}) ei ole tiedostossa climatekit.toml: lisää sille [[programmes]] tai korjaa arvo.",
    "Programmet '{value}' ({column}) finns inte i climatekit.toml: lägg till [[programmes]] eller rätta värdet.",
    "The programme '{value}' ({column}) is not in climatekit.toml: add [[programmes]] for it or correct the value.",
)
NO_DAY = "snapshot.no_day"
ROW_PROBLEMS = {
    NO_DAY: Text(
        "Rivillä ei ole viennin päivää, tai sitä ei voi lukea: kirjoita se muodossa 31.3.2025 tai 2025-03-31.",
        "Raden saknar exportens datum, eller så kan det inte läsas: skriv det som 31.3.2025 eller 2025-03-31.",
        "The row does not say the day of its export, or not in a way that can be read: write it as 2025-03-31.",
    ),
    "row.too_long": Text(
        "Rivillä on enemmän soluja kuin otsikkorivillä (ylimääräistä: '{_extra}'): tarkista erotin ja lainausmerkit.",
        "Raden har fler celler än rubrikraden (för mycket: '{_extra}'): kontrollera avgränsare och citattecken.",
        "The row has more cells than the header row (left over: '{_extra}'): check delimiters and quotes.",
    ),
    "row.too_short": Text(
        "Rivillä on vähemmän soluja kuin otsikkorivillä: täydennä rivi.",
        "Raden har färre celler än rubrikraden: komplettera raden.",
        "The row has fewer cells than the header row: complete it.",
    ),
}


def for_builtin(name: str, statistics: dict[str, Any], column: Column) -> Text | None:
    """The sentence of one of pandera's own checks on a column; nothing where pandera has a check that we don't know."""
    template = _BUILTIN.get(name)
    if template is None:
        return None
    facts = {key: _shown(value) for key, value in statistics.items() if value is not None}
    facts["value_"] = facts.pop("value", "")
    facts["example"] = f"'{column.example}'" if column.example else facts.get("pattern", "")
    if name == "isin":
        listed = (_shown(column.words(language)) for language in LANGUAGES)
        template = Text(*(_replaced(text, {"{allowed_values}": words})
                          for text, words in zip(template, listed, strict=True)))  # fmt: skip
    exact = facts.get("exact_value")
    facts.setdefault("min_value", exact or "0")
    facts.setdefault("max_value", exact or "∞")
    return _fill(template, column, **facts)


def for_type(column: Column, formats: Collection[str] = ()) -> tuple[str, Text]:
    """Code and sentence of a cell that is not of the column's type; a date is shown in the formats that are told."""
    code, kind = _TYPES[column.kind]
    if formats and column.kind == "date":
        shown = [_SERIALS.get(pattern) or _DAY.strftime(pattern) for pattern in formats]
        kind = Text(
            f"päivämäärä (esim. {' tai '.join(shown)})",
            f"ett datum (t.ex. {' eller '.join(shown)})",
            f"a date (such as {' or '.join(shown)})",
        )
    return code, Text(
        *(_fill(_WRONG_TYPE, column).to(language).replace("{kind}", kind.to(language)) for language in LANGUAGES)
    )


def for_unclear(column: Column, table: str) -> dict[str, Text]:
    """Codes and sentences of the cells that could mean more than one thing, or a thing in another unit."""
    wanted = ["date.ambiguous"] if column.kind == "date" else []
    if column.kind in NUMERIC:
        wanted = [code for code in _UNCLEAR if code == "number.ambiguous" or (column.unit and code.startswith("unit."))]
        if column.unit not in CURRENCIES and column.unit:
            wanted.remove("unit.other_currency")
    facts = {"table": table, "name": column.name, "unit": column.unit or ""}
    return {code: _fill(_UNCLEAR[code], column, **facts) for code in wanted}


def for_faults(column: Column) -> dict[str, Text]:
    """Codes and sentences of the cells that hold no value, though something stands in them."""
    return {code: _fill(sentence, column) for code, sentence in _FAULTS.items()}


def for_missing(column: Column) -> Text:
    """The sentence of an empty cell in a column that must be filled."""
    return _fill(_MISSING, column)


def for_duplicate(key: tuple[str, ...]) -> Text:
    """The sentence of a key that stands more than once; the key's values are shown."""
    return Text(*(sentence.replace("{key}", _key(key)) for sentence in _DUPLICATE))


def for_superseded(contract: CompiledContract) -> Text:
    """The sentence of a row in whose place another one of the same key stays."""
    facts = {"{key}": _key(contract.key), "{rule}": f"'{contract.duplicates}'", "{table}": contract.table}
    return Text(*(_replaced(sentence, facts) for sentence in _SUPERSEDED))


def for_shared(column: Column) -> Text:
    """The sentence of an identifier that stands on another row too."""
    return _fill(_SHARED, column)


def for_unknown_reference(column: Column) -> Text:
    """The sentence of a value that should stand in another table."""
    target = (column.references or "").partition(".")[0]
    # programmes are named in the project file, not in a table that a coordinator keeps
    return _fill(_UNKNOWN_PROGRAMME if target == "programme" else _UNKNOWN_REFERENCE, column, target=target)


def _fill(template: Text, column: Column, **facts: str) -> Text:
    """Everything known at compile time; ``{value}`` stays for the row."""
    filled = []
    for language in LANGUAGES:
        sentence = template.to(language).replace("{column}", column.title.to(language))
        for key, value in facts.items():
            sentence = sentence.replace(f"{{{key}}}", value)
        filled.append(sentence)
    return Text(*filled)


def _key(key: tuple[str, ...]) -> str:
    return ", ".join(f"'{{{name}}}'" for name in key)


def _replaced(sentence: str, facts: dict[str, str]) -> str:
    for placeholder, fact in facts.items():
        sentence = sentence.replace(placeholder, fact)
    return sentence


def _shown(value: Any) -> str:
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(f"'{item}'" for item in value)
    return str(value)
