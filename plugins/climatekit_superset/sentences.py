"""What this plugin says when it can't go on, in three languages."""

from __future__ import annotations

from climatekit.language import spoken
from climatekit.text import Text

NOT_INSTALLED = Text(
    "[publish.superset] tarvitsee paketin PyYAML: pip install 'climatekit[superset]'.",
    "[publish.superset] behöver paketet PyYAML: pip install 'climatekit[superset]'.",
    "[publish.superset] needs the package PyYAML: pip install 'climatekit[superset]'.",
)
NO_PLACE = Text(
    "anna joko data_folder, jossa Superset näkee Parquet-tiedostot, tai schema_name, jonka taulut se lukee",
    "ange antingen data_folder, där Superset ser Parquet-filerna, eller schema_name, vars tabeller den läser",
    "give either data_folder, where Superset sees the Parquet files, or schema_name, whose tables it reads",
)
PASSWORD = Text(
    "salasana ei kuulu projektitiedostoon: kirjoita sen paikalle {mask}, niin Superset kysyy sen tuonnissa",
    "ett lösenord hör inte hemma i projektfilen: skriv {mask} i dess ställe, så frågar Superset efter det vid importen",
    "a password does not belong in a project file: write {mask} in its place, and Superset asks for it on import",
)
TEMPLATE = Text(
    "siinä ei saa olla merkkejä {{{{, {{% eikä {{#, jotka Superset lukee mallipohjana",
    "det får inte innehålla {{{{, {{% eller {{#, som Superset läser som en mall",
    "it must not hold {{{{, {{% or {{#, which Superset reads as a template",
)


def said(text: Text, **facts: object) -> str:
    """The sentence in the language spoken, filled in."""
    return text.to(spoken()).format(**facts)


def require_package() -> None:
    """``ConfigurationError`` where what writes the bundle is missing."""
    from importlib.util import find_spec

    from climatekit.errors import ConfigurationError

    if find_spec("yaml") is None:
        raise ConfigurationError("superset.not_installed", said(NOT_INSTALLED))
