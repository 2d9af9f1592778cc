"""Which language is spoken when: ``--language``, then CLIMATEKIT_LANGUAGE, then the project's, then English."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from climatekit.errors import ConfigurationError, one_of
from climatekit.language import number, percent, say, say_many, speaking, spoken
from climatekit.run import Options, run_project
from climatekit.text import LANGUAGES, Language

CLEAN = {
    "fi": "Tiedot ovat sallituissa rajoissa.",
    "sv": "Uppgifterna är inom toleransen.",
    "en": "The data is clean within tolerance.",
}


@pytest.mark.parametrize(
    ("option", "variable", "project_says", "expected"),
    [
        (None, None, "", "fi"),  # what a project speaks unless it says otherwise
        (None, None, 'language = "sv"', "sv"),
        (None, "en", 'language = "sv"', "en"),
        (None, "sv_FI.UTF-8", "", "sv"),
        (None, "de", 'language = "sv"', "sv"),  # not one of ours
        ("fi", "en", 'language = "sv"', "fi"),
        ("en", None, "", "en"),
    ],
)
def test_whoever_is_nearer_decides(
    option: str | None,
    variable: str | None,
    project_says: str,
    expected: str,
    small: Any,
    call_cli: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CLIMATEKIT_LANGUAGE")
    if variable:
        monkeypatch.setenv("CLIMATEKIT_LANGUAGE", variable)
    result = call_cli("check", small(project_says), *(("--language", option) if option else ()))
    assert result.code in (0, 1), result.err
    assert [language for language in LANGUAGES if CLEAN[language] in result.out] == [expected]
    assert spoken() == "en"  # nothing leaks out of a command


@pytest.mark.parametrize(
    ("variable", "arguments", "told"),
    [
        ("fi", ["run", "--nope"], "Virhe [usage] Valitsinta '--nope' ei ole. Ks. climatekit run --help."),
        ("sv", ["runn"], "Menade du 'run'?"),
        ("fi", ["init"], "Argumentti 'FOLDER' puuttuu."),
        ("sv", ["models", "--language", "de"], "'de' är inte känt: skriv ett av 'fi', 'sv', 'en'."),
        ("fi", ["run", "--as-of", "31.10.2026"], "'31.10.2026' ei ole päivämäärä"),
        ("en", ["run", "--language", "sv", "--as-of", "31.10.2026"], "'31.10.2026' är inget datum"),
        ("sv", ["models", "open_netwrk"], "Modellen 'open_netwrk' finns inte"),
        ("fi", ["demo", "lahtti"], "Tarkoititko 'lahti'?"),
        ("sv", ["run", "a", "b"], "Detta är mer än kommandot tar: b."),
        ("", ["run", "nowhere"], "There is no 'nowhere'"),
    ],
)
def test_what_is_wrong_with_a_command_line(
    variable: str, arguments: list[str], told: str, call_cli: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIMATEKIT_LANGUAGE", variable)
    result = call_cli(*arguments, cwd=tmp_path)
    assert result.code == 2
    assert told in result.err


def test_what_is_wrong_with_a_project_is_told_in_its_language(
    small: Any, call_cli: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLIMATEKIT_LANGUAGE")
    swedish = call_cli("check", small('language = "sv"\nmax_erors = 2', name="sv")).err
    assert "känner inte nyckeln 'max_erors'" in swedish
    assert "Menade du 'max_errors'?" in swedish
    finnish = call_cli("check", small("max_errors = true", name="fi")).err
    assert "[project] max_errors = true: arvon on oltava kokonaisluku" in finnish
    unread = small("max_errors = ", name="broken")
    assert "is not TOML at line 5" in call_cli("check", unread).err  # nothing was read, so nothing was said


def test_codes_and_figures_are_the_same_in_all(small: Any, call_cli: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, Any] = {}
    parquet: dict[str, dict[str, bytes]] = {}
    for language in LANGUAGES:
        root = small(name=language)
        monkeypatch.setenv("CLIMATEKIT_LANGUAGE", language)
        assert call_cli("run", root).code in (0, 1)
        out = root / "out"
        told[language] = json.loads((out / "run.json").read_text("utf-8"))
        parquet[language] = {
            path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*.parquet"))
        }
    assert parquet["fi"] == parquet["sv"] == parquet["en"]
    assert len({run["exit_reason"]["message"] for run in told.values()}) == len(LANGUAGES)
    for run in told.values():
        run["exit_reason"].pop("message")
        for key in ("seconds", "notes"):
            run.pop(key)
        run["files"] = [file["path"] for file in run["files"]]
    assert told["fi"] == told["sv"] == told["en"]


def test_help_is_in_the_language_and_the_rest_of_it_is_not_english(
    call_cli: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = {}
    for command in ([], ["run"], ["check"], ["demo"], ["init"], ["template"], ["whatif"], ["models"], ["plugins"]):
        monkeypatch.setenv("CLIMATEKIT_LANGUAGE", "en")
        english = set(call_cli(*command, "--help").out.split())
        for language, headings in (("fi", ("Käyttö:", "Valitsimet:")), ("sv", ("Användning:", "Flaggor:"))):
            monkeypatch.setenv("CLIMATEKIT_LANGUAGE", language)
            shown = call_cli(*command, "--help").out
            assert all(heading in shown for heading in headings)
            assert not {"Show", "Language", "message", "which", "show"} & set(shown.split()), shown
            assert {word for word in english if word.startswith("--")} <= {word.strip(";,.") for word in shown.split()}


def test_quick_commands_in_english_load_no_catalogue() -> None:
    code = (
        "import sys\nfrom climatekit.cli.main import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "sys.exit(any(name.partition('.')[0] in ('babel', 'rich', 'pandera', 'pyarrow') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0


def test_without_a_cache_it_speaks_just_the_same(run_cli: Any, tmp_path: Path) -> None:
    cached, uncached = (
        run_cli("models", "x", env={"CLIMATEKIT_LANGUAGE": "fi", "CLIMATEKIT_CACHE": place})
        for place in (str(tmp_path), "")
    )
    assert "Mallia 'x' ei ole" in cached.err
    assert uncached.err == cached.err
    assert list((tmp_path / "language").iterdir())


def test_python_is_spoken_to_in_english_unless_it_asks(small: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIMATEKIT_LANGUAGE", "sv")  # it is for the command line
    root = small('language = "sv"')
    assert run_project(root, Options(check_only=True)).verdict.reason == CLEAN["en"]
    with speaking("fi"):
        assert run_project(root, Options(check_only=True)).verdict.reason == CLEAN["fi"]
        with pytest.raises(ConfigurationError, match="ei ole"):
            run_project(root / "nowhere")
    assert run_project(root, Options(check_only=True)).verdict.reason == CLEAN["en"]


def test_a_list_is_joined_in_the_language() -> None:
    said = {}
    for language in LANGUAGES:
        with speaking(language):
            said[language] = (one_of(["b", "a", "c"]), one_of([]), one_of(f"{n:02}" for n in range(15)))
    assert {language: parts[0] for language, parts in said.items()} == {
        "fi": "'a', 'b' tai 'c'",
        "sv": "'a', 'b' eller 'c'",
        "en": "'a', 'b' or 'c'",
    }
    assert (said["fi"][1], said["sv"][1], said["en"][1]) == ("ei yhtään", "inget", "none")
    assert said["sv"][2].endswith("eller 3 till")


def test_one_and_many() -> None:
    counted = [say_many("{count} file", "{count} files", count) for count in (0, 1, 2, 4454)]
    assert counted == ["0 files", "1 file", "2 files", "4,454 files"]
    with speaking("fi"):
        counted = [say_many("{count} file", "{count} files", count) for count in (0, 1, 2, 4454)]
        assert counted == ["0 tiedostoa", "1 tiedosto", "2 tiedostoa", "4\N{NO-BREAK SPACE}454 tiedostoa"]


def test_a_sentence_without_a_translation_is_said_in_english() -> None:
    with speaking("sv"):
        assert say("This {thing} is in no catalogue.", thing="one") == "This one is in no catalogue."
        assert say_many("{count} stray", "{count} strays", 2) == "2 strays"


@given(st.floats(-1e12, 1e12, allow_nan=False), st.integers(0, 3), st.sampled_from(LANGUAGES))
def test_a_number_is_the_same_in_every_language(value: float, decimals: int, language: Language) -> None:
    expected = number(value, decimals)
    with speaking(language):
        told = number(value, decimals)
    if language != "en":
        assert "," not in told.partition(",")[2]
        told = told.replace("\N{NO-BREAK SPACE}", "").replace(",", ".").replace("\N{MINUS SIGN}", "-")
    assert float(told) == float(expected.replace(",", "")) if language != "en" else told == expected


def test_per_cent() -> None:
    said = []
    for language in LANGUAGES:
        with speaking(language):
            said.append(percent(0.834))
    assert said == ["83\N{NO-BREAK SPACE}%", "83\N{NO-BREAK SPACE}%", "83%"]
