"""Hold a published result against its own manifest: what a copy, a sync or a stray program may have done to it.

The folder is opened once, so that all files are of one result even where a run puts a new one in its place meanwhile.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from io import BufferedReader
from pathlib import Path
from typing import Any

from climatekit.contracts.totals import adds_up, plus, summable
from climatekit.errors import DataError
from climatekit.language import say
from climatekit.publish.place import MANIFEST, PUBLIC

DATA_PACKAGE = "datapackage.json"
_CODE = "out.damaged"
# as docs/outputs.md names the types, by what Arrow calls them
_TYPES = {
    "boolean": ("bool",),
    "integer": ("int",),
    "number": ("double", "decimal128"),
    "date": ("date32",),
    "string": ("string", "large_string"),
}


@dataclass(frozen=True, kw_only=True)
class Verified:
    """What was found to be as it was published."""

    files: int
    rows: int
    as_of: str
    published: bool


def is_published(folder: Path) -> bool:
    """Whether it is what a run has left, and no project."""
    return (folder / MANIFEST).is_file() and not (folder / "climatekit.toml").exists()


def verify(folder: Path) -> Verified:
    """Every file, its hash, rows and columns, and whether all rows are accounted for.

    Raises:
        DataError: ``out.damaged``, the first thing that is not as the manifest says; how many more there are.
    """
    with _Folder(folder) as place:
        told = _manifest(place)
        problems = list(_problems(place, told))
    if problems:
        more = say(" (and {count} more)", count=len(problems) - 1) if len(problems) > 1 else ""
        raise DataError(_CODE, problems[0] + more)
    files = told["files"]
    return Verified(
        files=len(files) + 1,
        rows=sum(file["rows"] for file in files),
        as_of=str(told["as_of"]),
        published=bool(told["published"]),
    )


class _Folder:
    """Looked up once; names lead from there, where the system can do so."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    def __enter__(self) -> _Folder:
        if sys.platform != "win32":
            self._descriptor = os.open(self.path, os.O_RDONLY)
        return self

    def __exit__(self, *_: object) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)

    def open(self, name: str) -> BufferedReader:
        """A file below the folder; ``OSError`` where there is none."""
        if self._descriptor is None:
            return (self.path / name).open("rb")
        return open(os.open(name, os.O_RDONLY | os.O_NONBLOCK, dir_fd=self._descriptor), "rb")

    def names(self) -> list[str]:
        """Every file that is there now."""
        return sorted(path.relative_to(self.path).as_posix() for path in self.path.rglob("*") if not path.is_dir())


def _manifest(place: _Folder) -> dict[str, Any]:
    try:
        with place.open(MANIFEST) as file:
            told: dict[str, Any] = json.load(file)
        if told.get("profile") == PUBLIC:  # nothing is said there of the rows that were read
            told |= {"sources": [], "rows": dict.fromkeys(("read", "accepted", "rejected", "excluded"), 0)}
        # all that is asked of it below
        for one in told["files"]:
            _ = (str(one["path"]), one["sha256"] + "", one["rows"] + 0)
        for one in (*told["sources"], told["rows"]):
            _ = one["read"] + one["accepted"] + one["rejected"] + one["excluded"]
        for one in (total for source in told["sources"] for total in source.get("totals", ())):
            _ = [one["column"] + "", *(Decimal(one[name]) for name in ("read", "accepted", "rejected", "excluded"))]
        _ = (told["as_of"], told["published"], [one["table"] for one in told["sources"]])
    except (OSError, ValueError, ArithmeticError, KeyError, TypeError, AttributeError, RecursionError):
        raise DataError(
            _CODE,
            say("'{file}' can't be read as the manifest of a run: take the folder from a backup, or run the project "
                "again.", file=place.path / MANIFEST),
        ) from None  # fmt: skip
    return told


def _problems(place: _Folder, told: Mapping[str, Any]) -> Iterator[str]:
    yield from _ledger(place, told)
    rows = {file["path"]: file["rows"] for file in told["files"]}
    sound = []
    for file in told["files"]:
        name = file["path"]
        try:
            with place.open(name) as content:
                found = hashlib.file_digest(content, "sha256").hexdigest()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            yield say("'{file}' can't be read ({reason}), though run.json lists it: take the folder from a backup, or "
                      "run the project again.", file=place.path / name, reason=reason)  # fmt: skip
            continue
        if found != file["sha256"]:
            yield say("'{file}' is not as it was published, its hash is another than in run.json: take the folder "
                      "from a backup, or run the project again.", file=place.path / name)  # fmt: skip
            continue
        sound.append(name)
    for name in place.names():
        if name not in rows and name != MANIFEST and not Path(name).name.startswith((".", "~$")):
            yield say("'{file}' was not made by the run, run.json does not list it: move it elsewhere.",
                      file=place.path / name)  # fmt: skip
    yield from _tables(place, rows, sound)
    yield from _totals(place, told, sound)


def _ledger(place: _Folder, told: Mapping[str, Any]) -> Iterator[str]:
    """Read = accepted + rejected + excluded, for each sheet and in all; and the rejects are all there."""
    sums: Counter[str] = Counter()
    accepted: Counter[str] = Counter()
    rejected: Counter[str] = Counter()
    for source in told["sources"]:
        sums.update({name: source[name] for name in ("read", "accepted", "rejected", "excluded")})
        accepted[source["table"]] += source["accepted"]
        rejected[source["table"]] += source["rejected"]
        if source["read"] != source["accepted"] + source["rejected"] + source["excluded"]:
            yield _not_adding_up(place, str(source.get("file")))
        for total in source.get("totals", ()):
            if not adds_up(total["read"], total["accepted"], total["rejected"], total["excluded"]):
                yield _not_adding_up(place, f"{source.get('file')}: {total['column']}")
    if any(sums[name] != told["rows"][name] for name in sums):
        yield _not_adding_up(place, say("all files"))
    rows = {file["path"]: file["rows"] for file in told["files"]}
    for table, number in sorted(rejected.items()):
        purged = f"rejects/{table}.parquet" in told.get("purged", {}).get("files", ())
        if not purged and rows.get(f"rejects/{table}.parquet", 0) != number:
            yield _not_adding_up(place, f"rejects/{table}.parquet")
    # of dated exports only what holds on the as-of date stands in the table
    for table, number in sorted(accepted.items()) if not told.get("history") else ():
        if rows.get(f"tables/{table}.parquet", 0) != number:
            yield _not_adding_up(place, f"tables/{table}.parquet")


def _not_adding_up(place: _Folder, what: str) -> str:
    return say("The rows of '{what}' do not add up in '{file}': take the folder from a backup, or run the project "
               "again.", what=what, file=place.path / MANIFEST)  # fmt: skip


def _tables(place: _Folder, rows: Mapping[str, int], sound: Iterable[str]) -> Iterator[str]:
    """Rows and columns of the Parquet files; a file that is not as it was published has been told already."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    fields: dict[str, list[tuple[str, str]]] = {}
    if DATA_PACKAGE in sound:
        with place.open(DATA_PACKAGE) as file:
            for resource in json.load(file)["resources"]:
                paths = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
                listed = [(field["name"], field["type"]) for field in resource["schema"]["fields"]]
                fields |= dict.fromkeys(paths, listed)
    for name in (name for name in sound if name.endswith(".parquet")):
        try:
            with place.open(name) as content:
                file = pq.ParquetFile(content)
                number, schema = file.metadata.num_rows, file.schema_arrow
        except (OSError, pa.ArrowException) as error:
            yield say("'{file}' can't be read as Parquet ({reason}): run the project again.", file=place.path / name,
                      reason=str(error).partition("\n")[0][:100])  # fmt: skip
            continue
        if number != rows[name]:
            yield say("'{file}' has {found} rows, but run.json says {told}: run the project again.",
                      file=place.path / name, found=number, told=rows[name])  # fmt: skip
        found = [(field.name, str(field.type)) for field in schema]
        if name in fields and not _agree(found, fields[name]):
            yield say("The columns of '{file}' are not those that datapackage.json describes: run the project again.",
                      file=place.path / name)  # fmt: skip


def _totals(place: _Folder, told: Mapping[str, Any], sound: Iterable[str]) -> Iterator[str]:
    """The accepted amounts of each table are those of its file, to the last digit."""
    import duckdb
    import pyarrow as pa
    import pyarrow.parquet as pq

    wanted: dict[str, dict[str, Decimal]] = {}
    for source in told["sources"] if not told.get("history") else ():
        for total in source.get("totals", ()):
            columns = wanted.setdefault(f"tables/{source['table']}.parquet", {})
            columns[total["column"]] = plus(columns.get(total["column"]), Decimal(total["accepted"]))
    for name in sorted(wanted.keys() & set(sound)):
        try:
            with place.open(name) as content, duckdb.connect() as connection:
                file = pq.ParquetFile(content)
                types = {field.name: _sql_type(field.type) for field in file.schema_arrow if field.name in wanted[name]}
                batches = file.iter_batches(columns=list(types))
                connection.register("rows", pa.RecordBatchReader.from_batches(
                    pa.schema([file.schema_arrow.field(column) for column in types]), batches))  # fmt: skip
                asked = ", ".join(f"sum({summable(column, kind)})" for column, kind in types.items())
                (found,) = connection.execute(f"select {asked} from rows").fetchall() if types else ((),)
        except (OSError, pa.ArrowException, duckdb.Error):
            continue  # what can't be read has been told
        amounts = dict(zip(types, map(plus, found), strict=True))
        for column, amount in wanted[name].items():
            if amounts.get(column) != amount:
                yield _not_adding_up(place, f"{name}: {column}")


def _sql_type(kind: Any) -> str:
    return {"double": "DOUBLE"}.get(str(kind), str(kind).replace("decimal128", "DECIMAL").upper())


def _agree(found: list[tuple[str, str]], told: list[tuple[str, str]]) -> bool:
    return [name for name, _ in found] == [name for name, _ in told] and all(
        kind.startswith(_TYPES.get(said, (kind,))) for (_, kind), (_, said) in zip(found, told, strict=True)
    )
