"""Bring the translations of the data dictionary up to date: what is new comes in empty, what is unused goes.

``python docs/make_dictionary.py`` writes ``<package>/locale/<language>/LC_MESSAGES/dictionary.po`` of each package here
and says what is left to translate; ``--check`` only compares (exit 1 where a description is missing, unused or not
translated). What is described: every table and column that the models here publish or read from files, and their
settings. A sentence that another package has translated is taken from there: the same English reads the same in all.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po

from climatekit.cache import user_cache
from climatekit.dictionary.collect import CORE, descriptions
from climatekit.dictionary.words import DOMAIN, TRANSLATED
from climatekit.plugin_host.host import Host
from climatekit.run.describe import describe
from climatekit.run.prepare import everything

ROOT = Path(__file__).parents[1]
COMMENT = "# What the tables and columns of this package mean. Words in quotes and codes stay as they are."
_KEPT = (b'"Language: ', b'"Content-Type')  # of the header: the rest is dates and versions


@cache
def described() -> Mapping[str, frozenset[str]]:
    """The English descriptions of each package that is kept here."""
    host = Host()
    contracts, _, plan = everything(host, host.models(), user_cache())
    dictionary = describe(host, contracts.values(), plan)
    packages = {plugin.name: plugin.package for plugin in host.plugins.values()}
    # what the core says of its own tables stands in the code in three languages
    said = {(CORE, table.description.en) for table in dictionary.tables if table.step == "core"}
    found: dict[str, set[str]] = {}
    for plugin, english in descriptions(dictionary):
        if (plugin, english) not in said:
            found.setdefault(packages.get(plugin, plugin), set()).add(english)
    for model in host.models().values():
        fields = model.model.settings.model_fields.values()
        found.setdefault(packages[model.plugin], set()).update(field.description or "" for field in fields)
    return {package: frozenset(found[package]) for package in sorted(found) if _folder(package).is_relative_to(ROOT)}


def catalogue(package: str, language: str) -> Catalog:
    """The catalogue of one package and language as it stands, empty where there is none."""
    file = file_of(package, language)
    if not file.is_file():
        return Catalog(locale=language, domain=DOMAIN)
    with file.open("rb") as source:
        return read_po(source, locale=language, domain=DOMAIN)


def problems(package: str, language: str) -> Iterator[str]:
    """What is missing, unused or not translated in one catalogue, a sentence each."""
    known = {str(message.id): message for message in catalogue(package, language) if message.id}
    wanted = described()[package]
    yield from (f"missing: {english}" for english in sorted(wanted - known.keys()))
    yield from (f"unused: {english}" for english in sorted(known.keys() - wanted))
    yield from (
        f"not translated: {english}"
        for english, message in sorted(known.items())
        if english in wanted and (not message.string or message.fuzzy)
    )


def written(package: str, language: str, translations: Mapping[str, str]) -> bytes:
    """The catalogue as it should stand, the same bytes from the same translations."""
    comment = catalogue(package, language).header_comment if file_of(package, language).is_file() else COMMENT
    fresh = Catalog(locale=language, domain=DOMAIN, header_comment=comment, fuzzy=False)
    for english in described()[package]:
        fresh.add(english, translations.get(english))
    text = io.BytesIO()
    write_po(text, fresh, width=116, sort_output=True, no_location=True)
    head, gap, body = text.getvalue().partition(b"\n\n")
    lines = [line for line in head.splitlines() if not line.startswith(b'"') or line.startswith(_KEPT)]
    return b"\n".join(lines) + gap + body


def translations_of(package: str, language: str) -> dict[str, str]:
    """What is translated anywhere here; the package's own words come first."""
    return {
        str(message.id): str(message.string)
        for one in (*(one for one in described() if one != package), package)
        for message in catalogue(one, language)
        if message.id and message.string and not message.fuzzy
    }


def file_of(package: str, language: str) -> Path:
    """Where a package keeps a catalogue."""
    return _folder(package) / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def main() -> None:
    """Write or compare."""
    check = "--check" in sys.argv
    found = []
    for package in described():
        for language in TRANSLATED:
            if not check:
                file, content = (
                    file_of(package, language),
                    written(package, language, translations_of(package, language)),
                )
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            found += [f"{package} {language}: {problem}" for problem in problems(package, language)]
    print("\n".join(found), end="\n" if found else "")
    if check and found:
        sys.exit(f"{len(found)} out of date: run python docs/{Path(__file__).name} and translate what is empty")


def _folder(package: str) -> Path:
    return Path(str(files(package)))


if __name__ == "__main__":
    main()
