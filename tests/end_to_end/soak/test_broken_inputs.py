"""Files that were damaged at random: a sentence and an exit code from 0 to 4, never a traceback, never a lost row.

What fails is named by its number: CLIMATEKIT_SOAK_FIRST=<number> makes it again as the first.
"""

from __future__ import annotations

import os
import random
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest

from climatekit.errors import ClimatekitError
from climatekit.plugin_host.host import Host
from climatekit.project.presets import load_presets
from climatekit.replay.workbook import handed_rows
from climatekit.run.options import Options
from climatekit.run.prepare import prepare

from . import bounds, forms, judging, mutate
from .bounds import unwatched as unwatched

PROMISE = "Bad input never breaks the program"
FIRST = int(os.environ.get("CLIMATEKIT_SOAK_FIRST", "0"))
CSV = ("csv", "tsv")
OFTEN = {"attendance": 56, "participation": 24, "action_plan": 9, "event": 9, "organisation": 1, "resource_use": 1}


class Attack:
    """Counts what becomes of each input, and keeps what was not said well."""

    def __init__(self, allowed: tuple[int, ...]) -> None:
        self.allowed = allowed
        self.taken: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.broken: list[str] = []

    def on(self, what: str, kind: str, try_it: Callable[[], object]) -> None:
        """Whatever is not refused in one sentence, with an exit code of those allowed, breaks the promise."""
        with bounds.bounded(what):
            try:
                try_it()
            except ClimatekitError as error:
                self.refused[kind] += 1
                if error.exit_code not in self.allowed or "\n" in error.message or "Traceback" in error.message:
                    self.broken.append(f"{what}: [{error.code}] {error}")
            except AssertionError:
                raise
            except Exception as error:
                self.broken.append(f"{what}: {type(error).__name__}: {error}")
            else:
                self.taken[kind] += 1

    def held(self) -> None:
        """Nothing broke, and of each kind some inputs were taken and some refused, else nothing was shown."""
        assert not self.broken, "\n".join(self.broken)
        if self.taken.total() + self.refused.total() > 1000:
            assert self.taken.keys() == self.refused.keys()
        assert min(self.taken.total(), self.refused.total()) > 0


def damaged(suffix: str, table: str, chance: random.Random) -> bytes:
    """Half of the files are damaged in their bytes, half in what stands in them, some in both."""
    rows, how = forms.TABLES[table], chance.random()
    if how < 0.5:
        return bytes(mutate.mutated(sound(suffix, table), chance))
    content = forms.written(suffix, forms.rearranged(rows, chance), chance if chance.random() < 0.6 else None)
    return bytes(mutate.bytes_of(content, chance) if how > 0.95 else content)


@cache
def sound(suffix: str, table: str) -> bytes:
    """The file without a fault."""
    return bytes(forms.written(suffix, forms.TABLES[table]))


@pytest.fixture
def judge(project: Any, open_toml: str) -> Iterator[Any]:
    one = judging.Judge(project({}, toml=open_toml, name="judged"))
    yield one
    one.close()


@pytest.mark.promise(PROMISE, "damaged CSV, XLSX, ODS, Parquet, gzip and zip files, read and judged")
def test_damaged_files_are_read_or_refused(judge: Any, times: Any) -> None:
    attack = Attack(allowed=(1, 2))
    for number in range(FIRST, FIRST + times("INPUTS", 210)):
        chance = random.Random(number)
        suffix = forms.SUFFIXES[number % len(forms.SUFFIXES)]
        table = chance.choices(list(OFTEN), list(OFTEN.values()))[0]
        how = chance.choices((judge.parse, judge.judge_as_large if suffix in CSV else judge.judge), (4, 1))[0]
        path = judge.root / "data" / f"{table}.{suffix}"
        path.write_bytes(damaged(suffix, table, chance))
        attack.on(f"input {number} ({suffix})", suffix, partial(how, table))
        path.unlink()
    attack.held()


@pytest.mark.promise(PROMISE, "damaged climatekit.toml, presets and corrected workbooks, taken in by what reads them")
def test_damaged_settings_are_taken_or_refused(
    project: Any, call_cli: Any, open_toml: str, open_files: dict[str, str], times: Any
) -> None:
    open_files["data/organisation.csv"] += "org-3;;company\norg-4;A;compny\n"
    toml = f'{open_toml}\n[tables.organisation]\npath = "data/organisation.csv"\ndelimiter = ";"\n'
    root = project(open_files, toml=toml)
    assert call_cli("run", root, "--quiet", "--max-rejects", "9", "--no-report").code == 0
    book, handed = (root / "out" / "rejects.xlsx").read_bytes(), root.with_name("handed.xlsx")
    brought = [
        (name, file.read_bytes())
        for name, model in sorted(Host().models().items())
        for file in (model.model.presets.iterdir() if model.model.presets else ())
        if file.name.endswith(".toml")
    ]
    folder = root.with_name("presets")
    folder.mkdir()
    attack = Attack(allowed=(1, 2, 3))
    for number in range(FIRST, FIRST + times("SETTINGS", 90)):
        chance = random.Random(number)
        kind = ("toml", "preset", "workbook")[number % 3]
        what = f"input {number} ({kind})"
        if kind == "toml":
            (root / "climatekit.toml").write_bytes(mutate.mutated(toml.encode(), chance))
            attack.on(what, kind, lambda: prepare(root, Options(check_only=True)))
        elif kind == "preset":
            name, content = chance.choice(brought)
            (folder / "one.toml").write_bytes(mutate.mutated(content, chance))
            attack.on(what, kind, partial(load_presets, name, folder))
        else:
            handed.write_bytes(mutate.mutated(book, chance))
            attack.on(what, kind, lambda: handed_rows(handed))
    attack.held()


@pytest.fixture
def told(call_cli: Any, run_cli: Any) -> Any:
    """``told(number, …)``: what a command says about a damaged input, which must be well said; some of the commands
    are processes of their own, where a traceback would be seen."""

    def check(number: int, *arguments: str | Path) -> int:
        with bounds.bounded(f"input {number}"):
            result = (run_cli if number % 20 == 19 else call_cli)(*arguments, "--threads", "1")
        assert result.code in range(5), f"input {number}"
        assert "Traceback" not in result.out + result.err, f"input {number}"
        assert "[system.unforeseen]" not in result.err, f"input {number}: {result.err}"
        assert result.code != 4, f"input {number}: {result.err}"
        if "Error [" in result.err:
            assert re.fullmatch(r"\n?Error \[[a-z_.]+\] .+\n", result.err), f"input {number}: {result.err}"
        return int(result.code)

    return check


@pytest.mark.promise(PROMISE, "damaged climatekit.toml, files and corrected workbooks, through the command line")
def test_commands_given_damaged_files(
    project: Any, call_cli: Any, told: Any, open_toml: str, open_files: dict[str, str], times: Any
) -> None:
    broken = open_files["data/organisation.csv"] + "org-3;;company\norg-4;A;compny\n"
    toml = f'{open_toml}\n[tables.organisation]\npath = "data/organisation.csv"\ndelimiter = ";"\n'
    root = project({**open_files, "data/organisation.csv": broken}, toml=toml)
    assert call_cli("run", root, "--quiet", "--max-rejects", "9", "--no-report").code == 0
    book = (root / "out" / "rejects.xlsx").read_bytes()
    handed = root.with_name("handed.xlsx")
    file, organisations = root / "climatekit.toml", root / "data" / "organisation.csv"
    codes = set()
    for number in range(FIRST, FIRST + times("COMMANDS", 6)):
        chance = random.Random(number)
        if number % 12 == 11:
            organisations.write_bytes(mutate.mutated(broken.encode(), chance))
            codes.add(told(number, "check", root))
            organisations.write_text(broken)
        elif number % 6 == 2:
            handed.write_bytes(mutate.mutated(book, chance))
            codes.add(told(number, "replay", handed, root, "--quiet"))
            shutil.rmtree(root / "corrections", ignore_errors=True)
        else:
            file.write_bytes(mutate.mutated(toml.encode(), chance))
            codes.add(told(number, "check", root))
            file.write_text(toml)
    assert len(codes) > 1
