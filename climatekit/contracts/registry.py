"""Compiled contracts by name, from the cache where their sources are unchanged.

Importing pandera costs more than a small run; a cached contract needs neither pandera nor the plugin's module.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from functools import cache as remembered
from importlib.metadata import version
from pathlib import Path

from climatekit.cache import Cache, digest
from climatekit.contracts.model import CompiledContract
from climatekit.errors import PluginError
from climatekit.language import say

_COMPILERS = ("pandera", "ibis-framework", "sqlglot")
_NEIGHBOUR = re.compile(rb"^\s*(?:from|import)\s+(climatekit_\w+)", re.MULTILINE)


def load_contract(contract: str, cache: Cache) -> CompiledContract:
    """The compiled form of ``module:Class``."""
    key = digest(contract, *_compilers(), *_sources(contract))
    cached = cache.get("contract", key)
    if cached is not None:
        try:
            return CompiledContract.from_dict(cached)
        except (TypeError, ValueError, KeyError, AttributeError):
            pass  # something else was written there: compile it anew
    from climatekit.contracts.compile import compile_contract

    compiled = compile_contract(contract)
    cache.put("contract", key, compiled.to_dict())
    return compiled


@remembered
def _compilers() -> tuple[str, ...]:
    return tuple(version(name) for name in _COMPILERS)


def _sources(contract: str) -> Iterator[bytes]:
    """All Python that the contract may be made from: whatever changes there may change the contract.

    That is its own package, the ``climatekit_…`` packages that it imports, and the compiler.
    """
    own = contract.partition(":")[0].partition(".")[0]
    yield from (file.read_bytes() for file in sorted(Path(__file__).parent.glob("*.py")))
    packages = [own]
    for package in packages:
        for file in _files(package):
            source = file.read_bytes()
            yield source
            packages += sorted({name.decode() for name in _NEIGHBOUR.findall(source)} - set(packages))


def _files(package: str) -> list[Path]:
    try:
        spec = importlib.util.find_spec(package)
    except (ImportError, ValueError):
        spec = None
    if spec is None:
        raise PluginError(
            "contract.missing",
            say("The contract's package '{package}' can't be imported: install it.", package=package),
        )
    folders = [Path(folder) for folder in spec.submodule_search_locations or ()]
    if not folders:
        return [Path(spec.origin)] if spec.origin and Path(spec.origin).is_file() else []
    return sorted(file for folder in folders for file in folder.rglob("*.py"))
