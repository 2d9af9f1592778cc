"""Where nothing has changed since the last run, what that run left stands, and no file is read again.

Known by a first look, names, sizes and times of all files that a run may read or has written, and where a time has
changed by the content. Whatever a look can't tell makes a run compute: doubt is never an answer.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from climatekit import __version__
from climatekit.cache import Cache, digest
from climatekit.corrections.store import FOLDER as CORRECTIONS
from climatekit.figures import FOLDER as HISTORY
from climatekit.language import say, spoken
from climatekit.project.load import Project
from climatekit.publish.place import MANIFEST, held, sha256
from climatekit.publish.turn import anything_beside
from climatekit.run.manifest import ENGINES
from climatekit.run.options import Options, Outcome, Prepared, Verdict
from climatekit.run.pseudonyms import KEY_FILE

MOST_FILES = 10_000
_KIND = "run"
_CODE = (".py", ".sql", ".toml", ".po", ".mo", ".j2", ".css", ".json")
_SAYS_NOTHING = ("memory_limit", "threads", "again")

Stamp = list[int]


class _UnclearError(Exception):
    """More files than can be looked at, or a folder that is only linked to."""


@dataclass(frozen=True, kw_only=True)
class Look:
    """What a run is made from, as it stood before a row was read. ``key`` is the place where the result goes."""

    key: str
    settings: str
    inputs: Mapping[str, Stamp]


def look(prepared: Prepared, options: Options, out: Path) -> Look | None:
    """None where more decides than can be looked at: a destination elsewhere, too many files."""
    if options.check_only or any(wanted.settings is not None for wanted in prepared.destinations):
        return None
    try:
        inputs = dict(_inputs(prepared, out))
        settings = digest(_settings(prepared, options), json.dumps(dict(_code(prepared))))
    except (_UnclearError, OSError, TypeError, ValueError):
        return None
    return Look(key=digest(str(out)), settings=settings, inputs=inputs)


def standing(found: Look, out: Path, cache: Cache) -> dict[str, Any] | None:
    """The manifest of the last run into ``out``, if it was made from the same and stands as it was left."""
    if held(out).exists() or anything_beside(out):
        return None  # the last run was another one
    kept = cache.get(_KIND, found.key)
    try:
        if kept["settings"] != found.settings or kept["inputs"].keys() != found.inputs.keys():
            return None
        if kept["outputs"] != dict(_outputs(out)):
            return None
        for name, (stamp, content) in kept["inputs"].items():
            size, _ = now = found.inputs[name]
            if now != stamp and (size != stamp[0] or sha256(Path(name)) != content):
                return None
        manifest: dict[str, Any] = json.loads((out / MANIFEST).read_text("utf-8"))
        return manifest if manifest["published"] else None
    except (OSError, _UnclearError, TypeError, ValueError, KeyError, AttributeError):
        return None


def remember(found: Look, prepared: Prepared, out: Path, manifest: Mapping[str, Any], cache: Cache) -> None:
    """Note what ``out`` was made from; not where a file has changed while the run was reading."""
    root = prepared.project.root.absolute()
    known = {root / source["file"]: source["sha256"] for source in manifest["sources"]}
    try:
        inputs = dict(_inputs(prepared, out))
        made = str(root / KEY_FILE)  # by this run, where it is new
        if inputs != {made: inputs.get(made), **found.inputs} and inputs != dict(found.inputs):
            return
        content = {name: known.get(Path(name)) or sha256(Path(name)) for name in inputs}
        kept = {
            "settings": found.settings,
            "inputs": {name: [stamp, content[name]] for name, stamp in inputs.items()},
            "outputs": dict(_outputs(out)),
        }
    except (OSError, _UnclearError):
        return
    cache.put(_KIND, found.key, kept)


def as_it_stands(out: Path, manifest: Mapping[str, Any]) -> Outcome:
    """The outcome of the last run, told again."""
    reason = manifest["exit_reason"]
    verdict = Verdict(exit_code=manifest["exit_code"], code=reason["code"], reason=reason["message"], publishable=True)
    note = say("Nothing has changed since the last run, and what it left stands; --again computes all the same.")
    return Outcome(verdict=verdict, out=out, manifest=manifest, warnings=(*manifest["notes"], note), unchanged=True)


def _settings(prepared: Prepared, options: Options) -> str:
    """All that was decided before a row is read, the contracts and the SQL among it."""
    told = {name: str(value) for name, value in vars(options).items() if name not in _SAYS_NOTHING}
    plugins = [(found.name, found.origin, found.version) for found in prepared.host.plugins.values()]
    plan = prepared.plan
    files = [
        *plan.metrics,
        *plan.sections,
        *(file for kind in (plan.datasets, plan.rules) for step in kind.values() for file in step),
    ]
    sql = [(file.location, file.sql, sorted(file.header.items())) for file in files]
    contracts = [contract.to_dict() for contract in prepared.contracts.values()]
    programmes = [(found.programme_id, found.model, found.settings.model_dump_json()) for found in prepared.programmes]
    return json.dumps(
        [__version__, [version(name) for name in ENGINES], told, plugins, contracts, programmes, sql, spoken(),
         prepared.as_of.isoformat(), prepared.language, prepared.project.settings.model_dump_json()],
        default=str,
    )  # fmt: skip


def _code(prepared: Prepared) -> Iterator[tuple[str, Stamp]]:
    """The files of climatekit and of every plugin: one that is installed to be edited changes without a new version."""
    import climatekit

    modules = [climatekit, *(plugin.module for plugin in prepared.host.plugins.values())]
    for place in sorted({str(getattr(module, "__file__", None) or "") for module in modules} - {""}):
        folder = Path(place).parent if Path(place).name == "__init__.py" else Path(place)
        for path in _walk(folder) if folder.is_dir() else [folder]:
            if path.suffix in _CODE:
                yield str(path), _stamp(path)


def _inputs(prepared: Prepared, out: Path) -> Iterator[tuple[str, Stamp]]:
    project = prepared.project
    root = project.root.absolute()
    own = root / HISTORY / "metrics" / f"{prepared.as_of}.parquet"  # written by the run, never read by it
    places = {root / project.file.name, root / KEY_FILE, root / CORRECTIONS, root / HISTORY, *_told(project, root)}
    results = (out, root / project.settings.project.out, project.public_out.absolute())
    skipped = {own, *results, *map(held, results)}
    for place in sorted(places):
        if place.is_dir():
            for path in _walk(place, skipped):
                yield str(path), _stamp(path)
        elif place.exists():
            yield str(place), _stamp(place)


def _told(project: Project, root: Path) -> Iterator[Path]:
    """The folders in which the files of tables lie: ``data/``, and what ``path`` names up to its first wildcard."""
    yield root / "data"
    for blocks in project.settings.tables.values():
        for path in (block.path for block in blocks if block.path is not None):
            pattern = path.replace("\\", "/")
            fixed = re.split(r"[*?\[]", pattern)[0]
            whole = root / pattern
            # a name with 'ä' may be written in two ways: where it is not found as written, its folder is looked at
            yield whole if fixed == pattern and whole.exists() else root / fixed.rpartition("/")[0]


def _outputs(out: Path) -> Iterator[tuple[str, Stamp]]:
    for path in _walk(out):
        yield path.relative_to(out).as_posix(), _stamp(path)


def _walk(folder: Path, skipped: set[Path] | frozenset[Path] = frozenset()) -> Iterator[Path]:
    """All files below, hidden ones apart."""
    number = 0
    for place, folders, files in os.walk(folder):
        here = Path(place)
        folders[:] = sorted(name for name in folders if name[0] != "." and here / name not in skipped)
        if any((here / name).is_symlink() for name in folders):
            raise _UnclearError
        for name in sorted(files):
            number += 1
            if number > MOST_FILES:
                raise _UnclearError
            if not name.startswith((".", "~$")) and here / name not in skipped:
                yield here / name


def _stamp(path: Path) -> Stamp:
    found = path.stat()
    return [found.st_size, found.st_mtime_ns]
