"""Files that were damaged at random: a sentence and an exit code from 0 to 4, never a traceback, never a lost row.

What fails is named by its number: CLIMATEKIT_SOAK_FIRST=<number> makes it again as the first.
"""

from __future__ import annotations

import importlib.util
import os
import random
import re
import shutil
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from climatekit import engine
from climatekit.contracts.validate import parse_table
from climatekit.errors import ClimatekitError
from climatekit.run.events import nobody
from climatekit.run.options import Options
from climatekit.run.prepare import prepare
from climatekit.run.read import read_sources

PROMISE = "Bad input never breaks the program"
FIRST = int(os.environ.get("CLIMATEKIT_SOAK_FIRST", "0"))
SECONDS = 20  # of the processor, for files of a few kilobytes


def _beside(name: str) -> Any:
    """A module of this folder, which is no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec
    assert spec.loader
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


mutate = _beside("mutate")


@pytest.mark.promise(PROMISE, "damaged CSV, XLSX, ODS, Parquet, gzip and zip files, read and judged")
def test_damaged_files_are_read_or_refused(
    project: Any, open_toml: str, open_files: dict[str, str], tmp_path: Path, times: Any
) -> None:
    del open_files["data/organisation.csv"]
    prepared, files = {}, {}
    for suffix, content in mutate.bases().items():
        root = project({**open_files, f"data/organisation.{suffix}": content}, toml=open_toml, name=suffix)
        prepared[suffix] = prepare(root, Options(check_only=True))
        files[suffix] = (root / "data" / f"organisation.{suffix}", content)
    read, refused = 0, []
    for number in range(FIRST, FIRST + times("INPUTS", 42)):
        suffix = list(files)[number % len(files)]
        path, content = files[suffix]
        path.write_bytes(mutate.mutated(content, random.Random(number)))
        connection = engine.connect(spill=tmp_path / ".spill", threads=1)
        begun = time.process_time()
        try:
            connection.execute("create table main.programme as select 'avoin' as programme_id")
            reading = read_sources(connection, prepared[suffix], nobody)
            (source,) = reading.sources["organisation"]
            contract = prepared[suffix].contracts["organisation"]
            parse_table(connection, contract, [source.raw])
            ((judged,),) = connection.execute("select count(*) from parsed.organisation").fetchall()
            excluded = 0
            if source.raw.keep != "true":
                ((excluded,),) = connection.execute(
                    f"select count(*) from {source.raw.relation} where not ({source.raw.keep})"
                ).fetchall()
            assert judged + excluded == source.staged.rows, f"input {number}: rows are lost"
            read += 1
        except ClimatekitError as error:
            said_well = error.exit_code in (1, 2) and "\n" not in error.message
            refused.append("" if said_well else f"input {number} ({suffix}): [{error.code}] {error}")
        except Exception as error:
            refused.append(f"input {number} ({suffix}): {type(error).__name__}: {error}")
        finally:
            connection.close()
        assert time.process_time() - begun < SECONDS, f"input {number} ({suffix})"
    assert [sentence for sentence in refused if sentence] == []
    assert min(read, len(refused)) > 0, "an attack that is always or never noticed shows nothing"


@pytest.fixture
def told(call_cli: Any) -> Any:
    """``told(number, …)``: what a command says about a damaged input, which must be well said."""

    def check(number: int, *arguments: str | Path) -> int:
        begun = time.process_time()
        result = call_cli(*arguments, "--threads", "1")
        assert time.process_time() - begun < SECONDS, f"input {number}"
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
