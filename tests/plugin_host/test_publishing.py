"""A publisher reads tables and writes files of its own, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pydantic import BaseModel

from climatekit.dictionary.model import Column, Dictionary, Table
from climatekit.errors import ConfigurationError, DataError, PluginError, SystemFailure
from climatekit.plugin_host import Delivery, Publisher, Target
from climatekit.plugin_host.host import Plugin
from climatekit.plugin_host.publishing import Deliveries, require_ready
from climatekit.text import Text

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
        yield Target(
            folder=tmp_path,
            connection=connection,
            language="fi",
            as_of=date(2026, 6, 30),
            project="Testi (keksitty)",
            dictionary=Dictionary(tables=(), metrics=(), rules=()),
        )


@pytest.fixture
def call(target: Target) -> Call:
    plugin = Plugin(name="climatekit_out", origin="climatekit-out", version="1.0")
    return lambda publish: Deliveries().publish_with(plugin, Publisher(name="out", publish=publish), target)


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


class Elsewhere:
    """What publishers do outside the folder, in order."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def publisher(self, name: str, fails: BaseException | None = None) -> Publisher:
        def commit() -> None:
            if fails:
                raise fails
            self.done.append(f"commit {name}")

        def publish(target: Target) -> Delivery:
            self.done.append(f"load {name}")
            path = write(target, f"{name}.txt")
            return Delivery(files=[path], commit=commit, abandon=lambda: self.done.append(f"abandon {name}"))

        return Publisher(name=name, publish=publish)


PLUGIN = Plugin(name="climatekit_out", origin="climatekit-out", version="1.0")


def test_what_lies_elsewhere_is_committed_at_the_end(target: Target) -> None:
    elsewhere = Elsewhere()
    with Deliveries() as deliveries:
        files = [deliveries.publish_with(PLUGIN, elsewhere.publisher(name), target) for name in ("a", "b")]
        assert elsewhere.done == ["load a", "load b"]
        deliveries.commit()
    assert files == [[target.folder / "a.txt"], [target.folder / "b.txt"]]
    assert elsewhere.done == ["load a", "load b", "commit a", "commit b"]


@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), KeyboardInterrupt(), PluginError("x.y", "z")]
)
def test_what_is_not_committed_is_abandoned(target: Target, error: BaseException) -> None:
    elsewhere = Elsewhere()

    def run() -> None:
        with Deliveries() as deliveries:
            deliveries.publish_with(PLUGIN, elsewhere.publisher("a"), target)
            raise error

    with pytest.raises(type(error)):
        run()
    assert elsewhere.done == ["load a", "abandon a"]


def test_after_a_commit_that_fails_nothing_more_is_committed(target: Target) -> None:
    elsewhere = Elsewhere()
    publishers = [
        elsewhere.publisher("a"),
        elsewhere.publisher("b", fails=SystemFailure("b.failed", "It is full.")),
        elsewhere.publisher("c"),
    ]

    def run(*publishers: Publisher) -> None:
        with Deliveries() as deliveries:
            for publisher in publishers:
                deliveries.publish_with(PLUGIN, publisher, target)
            deliveries.commit()

    with pytest.raises(SystemFailure):
        run(*publishers)
    assert elsewhere.done[3:] == ["commit a", "abandon c", "abandon b"]
    with pytest.raises(PluginError, match=r"The publisher 'd' .* failed: LookupError: no key"):
        run(elsewhere.publisher("d", fails=LookupError("no key")))


class Settings(BaseModel):
    word: str = "a"


def test_whether_it_is_ready_is_asked_of_one_with_settings(target: Target) -> None:
    asked: list[Settings] = []

    def refuse(settings: Settings) -> None:
        raise ConfigurationError("out.no_word", "There is no word.")

    def crash(settings: Settings) -> None:
        raise LookupError("x")

    def publisher(ready: Callable[[Settings], None]) -> Publisher:
        return Publisher(name="out", publish=lambda target: [], settings=Settings, ready=ready)

    require_ready(PLUGIN, publisher(asked.append), Settings(word="b"))
    require_ready(PLUGIN, publisher(refuse), None)
    assert [settings.word for settings in asked] == ["b"]
    with pytest.raises(ConfigurationError):
        require_ready(PLUGIN, publisher(refuse), Settings())
    with pytest.raises(PluginError, match="failed: LookupError: x"):
        require_ready(PLUGIN, publisher(crash), Settings())


def test_what_is_published_of_a_table(target: Target) -> None:
    """One file, or a folder of files by year; the columns as the dictionary orders them."""
    text = Text("a", "a", "a")
    columns = tuple(Column(name=name, description=text, nullable=True) for name in ("day", "n"))
    table = Table(
        name="fact_x", path="marts/fact_x.parquet", step="reporting", plugin="p", location="l",
        description=text, key=("n",), columns=columns,
    )  # fmt: skip
    for year, numbers in ((2025, [2, 3]), (2024, [1])):
        folder = target.folder / "marts" / "fact_x" / f"year={year}"
        folder.mkdir(parents=True)
        pq.write_table(pa.table({"n": numbers, "day": [date(year, 1, 1)] * len(numbers)}), folder / "part-0.parquet")
    rows = target.read(table).read_all()
    assert rows.schema.names == ["day", "n"]
    assert rows["n"].to_pylist() == [1, 2, 3]
    pq.write_table(pa.table({"n": range(200_000), "day": [date(2024, 1, 1)] * 200_000}), target.folder / table.path)
    assert target.read(table).read_all()["n"].to_pylist() == list(range(200_000))
