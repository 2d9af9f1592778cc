"""Every description in every language: none missing, none unused, no code lost in translation."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from climatekit.cache import Cache
from climatekit.dictionary.words import Words

REPOSITORY = Path(__file__).parents[2]
TRANSLATED = ("fi", "sv")
# what stands for itself in a sentence: a quoted word, a name of a column or code, a placeholder, an address
CODE = re.compile(r"'[^' ]+'|`[^`]+`|\b[a-z0-9]+(?:_[a-z0-9]+)+\b|\{\w+\}|https?://[^\s,)]+")
Command = Any  # the fixture of conftest.py


@pytest.fixture(scope="session")
def make_dictionary() -> ModuleType:
    """``docs/make_dictionary.py``, which is no package."""
    spec = importlib.util.spec_from_file_location("make_dictionary", REPOSITORY / "docs" / "make_dictionary.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def translations(make_dictionary: ModuleType) -> dict[str, dict[str, set[str]]]:
    """By English sentence and language: how the packages translate it."""
    found: dict[str, dict[str, set[str]]] = {}
    for package in make_dictionary.described():
        for language in TRANSLATED:
            for message in make_dictionary.catalogue(package, language):
                if message.id:
                    found.setdefault(message.id, {}).setdefault(language, set()).add(message.string)
    return found


def test_no_description_is_missing_and_none_is_unused(make_dictionary: ModuleType) -> None:
    packages = make_dictionary.described()
    # a plugin that only publishes elsewhere what is there has no table, so nothing to describe
    folders = (file.parent for file in REPOSITORY.glob("*/climatekit*/__init__.py"))
    with_tables = {folder.name for folder in folders if folder.parent.name == "schemas" or any(folder.rglob("*.sql"))}
    assert with_tables | {"climatekit"} == set(packages)
    for package in packages:
        for language in TRANSLATED:
            assert list(make_dictionary.problems(package, language)) == [], "run: python docs/make_dictionary.py"


def test_one_sentence_has_one_translation(translations: dict[str, dict[str, set[str]]]) -> None:
    assert {
        english: said for english, said in translations.items() if any(len(ways) > 1 for ways in said.values())
    } == {}


def test_nothing_is_left_in_another_language(translations: dict[str, dict[str, set[str]]]) -> None:
    same = [
        english
        for english, said in translations.items()
        if len(english.split()) > 2 and len({english, *said["fi"], *said["sv"]}) < 3
    ]
    assert same == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_codes_stay_as_they_are(language: str, translations: dict[str, dict[str, set[str]]]) -> None:
    for english, said in translations.items():
        for sentence in said[language]:
            assert sorted(set(CODE.findall(sentence))) == sorted(set(CODE.findall(english)))
            assert sentence.endswith(".") is english.endswith("."), sentence
            assert not re.search(r"\s\s|^\s|\s$", sentence), sentence


def test_the_tool_tells_what_is_wrong_and_takes_what_is_known(
    make_dictionary: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real, (package, other, *_) = make_dictionary.file_of, sorted(make_dictionary.described())
    shared = min(make_dictionary.described()[package] & make_dictionary.described()["climatekit_pipelines"])
    lost = max(make_dictionary.described()[package] - {shared})
    whole = real(package, "fi").read_bytes()
    assert make_dictionary.written(package, "fi", make_dictionary.translations_of(package, "fi")) == whole

    broken = make_dictionary.catalogue(package, "fi")
    broken.delete(shared)
    broken.get(lost).string = ""
    broken.add("Not said any more.", "Ei enää.")
    file = tmp_path / "dictionary.po"
    with file.open("wb") as target:
        make_dictionary.write_po(target, broken)
    monkeypatch.setattr(make_dictionary, "file_of", lambda *one: file if one == (package, "fi") else real(*one))

    assert list(make_dictionary.problems(package, "fi")) == [
        f"missing: {shared}",
        "unused: Not said any more.",
        f"not translated: {lost}",
    ]
    file.write_bytes(make_dictionary.written(package, "fi", make_dictionary.translations_of(package, "fi")))
    left = list(make_dictionary.problems(package, "fi"))
    assert f"missing: {shared}" not in left
    assert set(left) <= {f"not translated: {lost}"}
    assert list(make_dictionary.problems(other, "fi")) == []


def test_a_package_without_a_catalogue_speaks_english(tmp_path: Path) -> None:
    words = Words(Cache(tmp_path))
    for package in ("json", "no_such_package"):
        assert set(words.text("Day of the decision.", package)) == {"Day of the decision."}
    assert set(words.text("Not in the catalogue.", "climatekit_schemas")) == {"Not in the catalogue."}
    assert words.text("Day of the decision.", "climatekit_schemas").fi == "Päätöksen päivä."


@pytest.mark.parametrize(
    ("language", "text"), [("fi", "Organisaation kokoluokka."), ("sv", "Organisationens storleksklass.")]
)
def test_explain_says_it_in_the_language_asked_for(call_cli: Command, language: str, text: str) -> None:
    result = call_cli("explain", "organisation.size_class", "--language", language, "--json")
    assert [answer["text"] for answer in json.loads(result.out)] == [text]
