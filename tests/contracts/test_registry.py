"""Contracts by name: what is cached is what would be compiled, until a source changes."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from climatekit.cache import Cache
from climatekit.contracts.model import CompiledContract
from climatekit.contracts.registry import load_contract
from climatekit.errors import PluginError

CONTRACT = '''
from climatekit.contracts.fields import Contract, column
from climatekit.text import Text
{imports}

class Thing(Contract):
    """One thing."""

    thing_id: str = column("{description}", Text("Tunnus", "Id", "ID"))

    class Config:
        unique = ["thing_id"]
'''


class Package:
    """A small package on the path, whose sources a test may change."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder / name
        self.name = name
        self.folder.mkdir()
        self.write("__init__.py", "")

    def write(self, file: str, source: str) -> None:
        (self.folder / file).parent.mkdir(exist_ok=True)
        (self.folder / file).write_text(source)
        self.forget()

    def forget(self) -> None:
        for name in [name for name in sys.modules if name.partition(".")[0] == self.name]:
            del sys.modules[name]
        importlib.invalidate_caches()


@pytest.fixture
def on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "path"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def no_compiler(monkeypatch: pytest.MonkeyPatch) -> Any:
    """From the moment it is called, compiling is a failure."""

    def fail(contract: str) -> CompiledContract:
        raise AssertionError(f"{contract} was compiled")

    return lambda: monkeypatch.setattr("climatekit.contracts.compile.compile_contract", fail)


def kept(cache: Cache) -> list[Path]:
    assert cache.folder is not None
    return sorted((cache.folder / "contract").glob("*.json"))


def test_a_contract_comes_from_the_cache_as_it_was_compiled(
    every_contract: list[str], contract_of: Any, cache: Cache, no_compiler: Any
) -> None:
    first = {name: load_contract(name, cache) for name in every_contract}
    no_compiler()
    for name in every_contract:
        assert load_contract(name, cache) == first[name] == contract_of(name)
    assert len(kept(cache)) == len(every_contract)


def test_a_changed_source_is_compiled_anew(on_path: Path, cache: Cache, no_compiler: Any) -> None:
    package = Package(on_path, "climatekit_tiny")
    package.write("deep/__init__.py", "")
    package.write("deep/schemas.py", CONTRACT.format(imports="", description="First."))
    name = "climatekit_tiny.deep.schemas:Thing"
    assert load_contract(name, cache).columns[0].description == "First."
    package.write("deep/schemas.py", CONTRACT.format(imports="", description="Second."))
    assert load_contract(name, cache).columns[0].description == "Second."
    package.write("helper.py", "# anything may matter")
    load_contract(name, cache)
    assert len(kept(cache)) == 3
    package.write("deep/schemas.py", CONTRACT.format(imports="", description="First."))
    (package.folder / "helper.py").unlink()
    no_compiler()
    assert load_contract(name, cache).columns[0].description == "First.", "and what was, is still known"


def test_a_changed_neighbour_is_compiled_anew(on_path: Path, cache: Cache) -> None:
    """A contract of a plugin that takes columns from another package of ours."""
    neighbour = Package(on_path, "climatekit_neighbour")
    neighbour.write("shared.py", "WORDS = 'First.'")
    package = Package(on_path, "climatekit_tiny")
    imports = "from climatekit_neighbour import shared"
    package.write("schemas.py", CONTRACT.format(imports=imports, description="x").replace('"x"', "shared.WORDS"))
    name = "climatekit_tiny.schemas:Thing"
    assert load_contract(name, cache).columns[0].description == "First."
    neighbour.write("shared.py", "WORDS = 'Second.'")
    package.forget()
    assert load_contract(name, cache).columns[0].description == "Second."


def test_a_contract_in_a_single_file(on_path: Path, cache: Cache) -> None:
    (on_path / "tiny_single.py").write_text(CONTRACT.format(imports="", description="First."))
    assert load_contract("tiny_single:Thing", cache).table == "thing"
    (on_path / "tiny_single.py").write_text(CONTRACT.format(imports="", description="Second."))
    del sys.modules["tiny_single"]
    importlib.invalidate_caches()
    assert load_contract("tiny_single:Thing", cache).columns[0].description == "Second."


@pytest.mark.parametrize(
    "content", ["", "{", "null", "[]", "{}", '"text"', "3", '{"table": "x"}', '{"columns": [1], "title": 2}']
)
def test_rubbish_in_the_cache_is_compiled_anew(cache: Cache, contract_of: Any, content: str) -> None:
    name = "climatekit_sample.varied:Rates"
    load_contract(name, cache)
    (file,) = kept(cache)
    file.write_text(content)
    assert load_contract(name, cache) == contract_of(name)
    assert json.loads(file.read_text())["table"] == "rates", "and mended"


def test_no_cache_is_no_error(tmp_path: Path, contract_of: Any) -> None:
    (tmp_path / "file").write_text("")
    for cache in (Cache(None), Cache(tmp_path / "file")):
        assert load_contract("climatekit_sample.varied:Rates", cache) == contract_of("climatekit_sample.varied:Rates")


@pytest.mark.parametrize("name", ["nowhere_at_all:Thing", "nowhere_at_all.deep:Thing", ":Thing", "", "..:Thing"])
def test_a_package_that_is_not_there(cache: Cache, name: str) -> None:
    with pytest.raises(PluginError) as raised:
        load_contract(name, cache)
    assert raised.value.code == "contract.missing"


def test_a_cached_contract_needs_neither_pandera_nor_its_module(cache: Cache) -> None:
    name = "climatekit_schemas.event:Event"
    load_contract(name, cache)
    script = (
        "import sys; from pathlib import Path; from climatekit.cache import Cache;"
        "from climatekit.contracts.registry import load_contract;"
        f"load_contract({name!r}, Cache(Path(sys.argv[1])));"
        "costly = {'pandera', 'ibis', 'sqlglot', 'pandas', 'duckdb', 'climatekit_schemas.event'};"
        "print(sorted(costly & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script, str(cache.folder)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
