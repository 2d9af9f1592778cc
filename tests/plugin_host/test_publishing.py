"""A publisher reads tables and writes files of its own, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from climatekit.errors import DataError, PluginError
from climatekit.plugin_host import Publisher, Target
from climatekit.plugin_host.host import Plugin
from climatekit.plugin_host.publishing import publish_with

Publish = Callable[[Target], list[Path]]
Call = Callable[[Publish], list[Path]]


@pytest.fixture
def target(tmp_path: Path) -> Iterator[Target]:
    connection = duckdb.connect()
    connection.execute("create table finding as select 'M-1' as rule")
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "organisation.parquet").write_bytes(b"PAR1")
    (tmp_path / ".spill").mkdir()
    with connection:
        yield Target(folder=tmp_path, connection=connection, language="fi", as_of=date(2026, 6, 30))


@pytest.fixture
def call(target: Target) -> Call:
    plugin = Plugin(name="climatekit_out", origin="climatekit-out", version="1.0")
    return lambda publish: publish_with(plugin, Publisher(name="out", publish=publish), target)


def write(target: Target, name: str = "out.txt") -> Path:
    (target.folder / name).parent.mkdir(exist_ok=True)
    (target.folder / name).write_text(target.language, encoding="utf-8")
    return target.folder / name


def test_files_of_its_own(call: Call, target: Target) -> None:
    def publish(given: Target) -> list[Path]:
        assert given.connection.execute("select rule from finding").fetchall() == [("M-1",)]
        given.connection.execute("create temp table mine as from finding")
        (given.folder / ".spill" / "x").write_bytes(b"the engine's own")
        return [write(given, "more/b.txt"), write(given, "a.txt").relative_to(given.folder)]

    assert call(publish) == [target.folder / "a.txt", target.folder / "more" / "b.txt"]
    target.connection.execute("insert into finding values ('M-2')")


def test_nothing_at_all(call: Call) -> None:
    assert call(lambda target: []) == []


def _drop(target: Target) -> list[Path]:
    target.connection.execute("delete from finding")
    return []


def _commit(target: Target) -> list[Path]:
    target.connection.execute("commit")
    return []


def _overwrite(target: Target) -> list[Path]:
    return [write(target, "tables/organisation.parquet")]


def _remove(target: Target) -> list[Path]:
    (target.folder / "tables" / "organisation.parquet").unlink()
    return []


def _silent(target: Target) -> list[Path]:
    write(target)
    return []


def _boast(target: Target) -> list[Path]:
    return [target.folder / "none.txt"]


def _outside(target: Target) -> list[Path]:
    path = target.folder.parent / "outside.txt"
    path.write_text("x", encoding="utf-8")
    return [path]


def _raise(target: Target) -> list[Path]:
    raise LookupError("no such key\nat all")


def _exit(target: Target) -> list[Path]:
    raise SystemExit(3)


@pytest.mark.parametrize(
    ("publish", "why"),
    [
        (_drop, "transaction is launched in read-only mode"),
        (_commit, "no transaction is active"),
        (_overwrite, "it changed 'tables/organisation.parquet', which is not its own"),
        (_remove, "it changed 'tables/organisation.parquet', which is not its own"),
        (_silent, "it returned [], but wrote ['"),
        (_boast, "none.txt'], but wrote []"),
        (_outside, "outside.txt'], but wrote []"),
        (_raise, "LookupError: no such key. Mend"),
        (_exit, "SystemExit: 3. Mend"),
        (lambda target: None, "TypeError: 'NoneType' object is not iterable"),
    ],
)
def test_anything_else(call: Call, publish: Publish, why: str) -> None:
    with pytest.raises(PluginError) as caught:
        call(publish)
    assert (caught.value.code, caught.value.exit_code) == ("plugin.failed", 3)
    start = "The publisher 'out' of the plugin 'climatekit_out' (climatekit-out 1.0) failed: "
    assert caught.value.message.startswith(start)
    assert why in caught.value.message
    assert caught.value.message.endswith("Mend or uninstall it, or go on without it: --without climatekit_out.")
    assert "\n" not in caught.value.message


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), DataError("x.y", "z"), KeyboardInterrupt()])
def test_what_is_not_its_fault(call: Call, error: BaseException) -> None:
    def publish(target: Target) -> list[Path]:
        raise error

    with pytest.raises(type(error)):
        call(publish)
