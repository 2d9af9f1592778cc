"""Write the public result: its tables, report, dictionary and a manifest that counts what was left out."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from climatekit import __version__
from climatekit.contracts.model import CompiledContract
from climatekit.dictionary.data_package import write_data_package
from climatekit.dictionary.model import Dictionary
from climatekit.pipeline.plan import Plan
from climatekit.project.settings import PublicSection
from climatekit.public.figures import Shown, show_only_safe
from climatekit.public.tables import list_members, public_dictionary
from climatekit.publish.place import PUBLIC, sha256
from climatekit.publish.tables import write_table
from climatekit.text import Language

if TYPE_CHECKING:
    from climatekit.project.programmes import Programme

FORMAT = 1


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the public result is made of, and how."""

    name: str
    as_of: datetime.date
    language: Language
    licence: str | None
    programmes: tuple[Programme, ...]
    settings_tables: Sequence[str]
    contracts: Sequence[CompiledContract]
    plan: Plan
    dictionary: Dictionary
    public: PublicSection
    report: bool


def write_public(
    connection: duckdb.DuckDBPyConnection, wanted: Wanted, work: Path
) -> tuple[list[tuple[Path, int]], dict[str, Any]]:
    """Write everything below ``work``: the files with their rows, and what the manifest says of the whole."""
    least = wanted.public.min_count
    shown = show_only_safe(
        connection,
        wanted.plan,
        wanted.dictionary,
        wanted.contracts,
        wanted.settings_tables,
        [programme.programme_id for programme in wanted.programmes],
        least,
    )
    members = list_members(connection, wanted.dictionary, wanted.contracts, least) if wanted.public.members else None
    dictionary = public_dictionary(wanted.dictionary, wanted.contracts, shown, members)
    files: list[tuple[Path, int]] = []
    for table in dictionary.tables:
        files += write_table(connection, table, work)
    hashes = {path.relative_to(work).as_posix(): sha256(path) for path, _ in files}
    package = write_data_package(
        dictionary,
        work,
        name=wanted.name,
        as_of=wanted.as_of.isoformat(),
        language=wanted.language,
        licence=wanted.licence,
        hashes=hashes,
    )
    files.append((package, 0))
    if wanted.report:
        from climatekit.public.report import write_public_report

        page = write_public_report(
            connection,
            work,
            title=wanted.name,
            as_of=wanted.as_of,
            programmes=wanted.programmes,
            shown=shown,
            members=members,
            least=least,
            language=wanted.language,
        )
        files.append((page, 0))
    return files, _told(wanted, shown, dictionary)


def _told(wanted: Wanted, shown: Shown, dictionary: Dictionary) -> dict[str, Any]:
    kept = {table.name for table in dictionary.tables}
    return {
        "min_count": wanted.public.min_count,
        "cells": shown.cells,
        "suppressed": shown.suppressed,
        "left_out": {
            "metrics": dict(shown.left_out),
            "dimensions": [
                {"metric": metric, "dimension": dimension} for metric, dimension in shown.dimensions_left_out
            ],
            "tables": sum(1 for table in wanted.dictionary.tables if table.name not in kept),
            "sections": len(wanted.plan.sections),
            "rules": len(wanted.dictionary.rules),
        },
    }


def public_manifest(
    wanted: Wanted,
    told: Mapping[str, Any],
    *,
    files: Sequence[tuple[Path, Path, int]],
    verdict: tuple[int, str, str],
    published: bool,
    seconds: Mapping[str, float],
) -> dict[str, Any]:
    """``run.json``: no source, no row count of one, no finding, no value."""
    exit_code, code, _ = verdict
    return {
        "format": FORMAT,
        "profile": PUBLIC,
        "project": wanted.name,
        "as_of": wanted.as_of.isoformat(),
        "published": published,
        "exit_code": exit_code,
        "exit_reason": {"code": code},
        "versions": {"climatekit": __version__},
        "programmes": [
            {"programme_id": programme.programme_id, "model": programme.model} for programme in wanted.programmes
        ],
        "public": dict(told),
        "files": [
            {"path": name.as_posix(), "rows": rows, "bytes": path.stat().st_size, "sha256": sha256(path)}
            for name, path, rows in files
        ],
        "seconds": dict(seconds),
    }
