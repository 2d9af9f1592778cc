"""A desk to judge rows at, and contracts to judge them by: those of the tests and all that are installed."""

from __future__ import annotations

import pkgutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import settings

import climatekit_schemas
from climatekit.contracts.compile import compile_contract
from climatekit.contracts.decide import Place
from climatekit.contracts.model import CompiledContract
from climatekit.contracts.validate import RawSource, accept, judge_keys, parse_table
from climatekit.contracts.writing import Parsing, identifier
from climatekit.engine import connect
from climatekit.errors import PluginError
from climatekit.plugin_host.host import Host

PACKAGES = Path(__file__).parent / "packages"
sys.path.insert(0, str(PACKAGES))
# how long an example takes says more about the machine than about the code
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

Row = Mapping[str, str | None]
Contracts = Callable[[str], CompiledContract]

VARIED = ("Numbers", "Words", "Days", "Amounts", "Flags", "Crossed", "Composite", "Rates")
SAMPLES = [
    *(f"climatekit_sample.varied:{name}" for name in VARIED),
    "climatekit_sample.network:Member",
    "climatekit_sample.network:Visit",
]


@cache
def compiled(contract: str) -> CompiledContract:
    """Compiled once for all tests."""
    return compile_contract(contract)


@pytest.fixture(scope="session")
def contract_of() -> Contracts:
    """``contract_of("climatekit_sample.varied:Numbers")``."""
    return compiled


@pytest.fixture(scope="session")
def every_contract() -> list[str]:
    """Every contract that is installed, and those of the tests."""
    return [*installed(), *SAMPLES]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for ``installed_contract`` is run for each."""
    if "installed_contract" in metafunc.fixturenames:
        metafunc.parametrize("installed_contract", installed())


@cache
def installed() -> list[str]:
    """Every contract of the shared schemas and of the plugins that work."""
    host = Host()
    steps = [*host.shared().values(), *(model.steps for model in host.models().values())]
    named = {table.contract for found in steps for step in found.values() for table in step.tables}
    for module in pkgutil.iter_modules(climatekit_schemas.__path__):
        name = module.name.title().replace("_", "")
        if hasattr(import_module(f"climatekit_schemas.{module.name}"), name):
            named.add(f"climatekit_schemas.{module.name}:{name}")
    return sorted(named)


class Desk:
    """An engine with sources staged as a file's reader leaves them, and what became of their rows."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        self._sources = 0

    def source(
        self,
        contract: CompiledContract,
        rows: Sequence[Row],
        *,
        parsing: Parsing | None = None,
        constants: Mapping[str, str] | None = None,
        keep: str = "true",
        place: Place | None = None,
    ) -> RawSource:
        """Stage rows by column; ``_problem`` and ``_extra`` may stand among them. Row numbers start at 2.

        A column that no row names is not in the source.
        """
        self._sources += 1
        names = [column.name for column in contract.columns if any(column.name in row for row in rows)]
        cells = {f"c{at}": pa.array([row.get(name) for row in rows], pa.string()) for at, name in enumerate(names)}
        marks = {name: pa.array([row.get(name) for row in rows], pa.string()) for name in ("_problem", "_extra")}
        staged = pa.table({**cells, "_row": pa.array(range(2, len(rows) + 2), pa.int64()), **marks})
        relation = f"raw.source_{self._sources}"
        self.connection.register("arrow", staged)
        self.connection.execute(f"create table {relation} as from arrow")
        self.connection.unregister("arrow")
        columns = {name: f"c{at}" for at, name in enumerate(names)} | dict(constants or {})
        return RawSource(
            number=self._sources,
            relation=relation,
            columns=columns,
            parsing=parsing or Parsing(),
            keep=keep,
            place=place or Place(),
        )

    def judge(
        self,
        contract: CompiledContract,
        rows: Sequence[Row],
        *,
        parsing: Parsing | None = None,
        present: Sequence[str] = (),
    ) -> dict[int, set[str]]:
        """One source from text to verdict: the reasons by row number."""
        parse_table(self.connection, contract, [self.source(contract, rows, parsing=parsing)])
        judge_keys(self.connection, contract, present)
        accept(self.connection, contract)
        return self.broken(contract)

    def broken(self, contract: CompiledContract) -> dict[int, set[str]]:
        """The reasons by row number, of all sources together."""
        found = self.connection.execute(f"select _row, _broken from parsed.{contract.table}").fetchall()
        assert all(reasons == " ".join(dict.fromkeys(reasons.split())) for _, reasons in found), "no reason twice"
        return {row: set(reasons.split()) for row, reasons in found}

    def values(self, contract: CompiledContract, column: str) -> list[Any]:
        """What became of the cells of one column, in the order of the file."""
        query = f"select {identifier(column)} from parsed.{contract.table} order by _source, _row"
        return [value for (value,) in self.connection.execute(query).fetchall()]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A fresh engine."""
    connection = connect(spill=tmp_path / "spill", threads=1)
    try:
        yield Desk(connection)
    finally:
        connection.close()


@pytest.fixture
def compile_class(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Compiles a class as if it stood in the module ``climatekit_broken``."""

    def run(made: Any) -> CompiledContract:
        module = ModuleType("climatekit_broken")
        module.Thing = made  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "climatekit_broken", module)
        return compile_contract("climatekit_broken:Thing")

    return run


@pytest.fixture
def refused(compile_class: Any) -> Any:
    def run(made: Any) -> tuple[str, str]:
        with pytest.raises(PluginError) as raised:
            compile_class(made)
        assert raised.value.exit_code == 3
        assert "climatekit_broken:Thing" in raised.value.message
        return raised.value.code, raised.value.message

    return run
