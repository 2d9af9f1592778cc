"""From what the user asks for to a file that is there."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from climatekit.contracts.model import CompiledContract
from climatekit.errors import ConfigurationError
from climatekit.language import say
from climatekit.project.load import FILE_NAME
from climatekit.template.choose import Start, chosen_tables, of_model, of_project
from climatekit.text import Language


@dataclass(frozen=True, kw_only=True)
class Made:
    """What was written: ``tables`` says of each whether it must be filled."""

    start: Start
    contracts: tuple[CompiledContract, ...]
    tables: Mapping[str, bool]


def make_template(
    out: Path,
    tables: Sequence[str] = (),
    *,
    project: Path | None = None,
    model: str | None = None,
    preset: str | None = None,
    language: Language | None = None,
) -> Made:
    """Write the template.

    With neither ``project`` nor ``model`` nor ``preset``, the project of the working directory is meant.
    """
    if project is not None and (model or preset):
        raise ConfigurationError(
            "template.choose", say("--project says the model already: leave out --model and --preset, or --project.")
        )
    if project is None and not (model or preset) and Path(FILE_NAME).exists():
        project = Path()
    start = of_model(model, preset, language) if project is None else of_project(project, language)
    contracts = chosen_tables(start, tables)
    _refuse(out, start)
    try:
        _write(out, start, contracts)
    except OSError as error:
        reason = error.strerror or error
        message = say("'{file}' can't be written ({reason}): name another file with --out.", file=out, reason=reason)
        raise ConfigurationError("template.write", message) from error
    tables_made = {contract.table: contract.table in start.required for contract in contracts}
    return Made(start=start, contracts=contracts, tables=tables_made)


def _refuse(out: Path, start: Start) -> None:
    """Nothing that somebody may have filled in is overwritten, and no name that a run would misread is taken."""
    if out.suffix.lower() != ".xlsx":
        raise ConfigurationError(
            "template.out", say("--out '{file}' is no workbook: name a file that ends in .xlsx.", file=out)
        )
    if out.stem.casefold() in {contract.table for contract in start.contracts}:
        raise ConfigurationError(
            "template.out",
            say(
                "--out '{file}' is named after a table, and a run would look for that one alone in it: name it "
                "otherwise.",
                file=out,
            ),
        )
    if os.path.lexists(out):
        raise ConfigurationError(
            "template.out", say("'{file}' is there already and may be filled in: name another file.", file=out)
        )


def _write(out: Path, start: Start, contracts: tuple[CompiledContract, ...]) -> None:
    """All or nothing: what fails halfway leaves no file."""
    from xlsxwriter.exceptions import FileCreateError

    from climatekit.template.workbook import write_template

    unfinished = out.with_name(f".{out.name}.unfinished")
    try:
        write_template(unfinished, start, contracts)
        os.replace(unfinished, out)
    except FileCreateError as error:
        raise error.args[0] from None  # what the system said
    finally:
        unfinished.unlink(missing_ok=True)
