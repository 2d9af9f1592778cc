"""Compiled contracts by name, from the cache where their sources are unchanged.

Importing pandera costs more than a small run; a cached contract needs neither pandera nor the plugin's module.
"""

from __future__ import annotations

import importlib.util
from importlib.metadata import version
from pathlib import Path

from climatekit.cache import Cache, digest
from climatekit.contracts.model import CompiledContract
from climatekit.errors import PluginError

_COMPILERS = ("pandera", "ibis-framework", "sqlglot")


def load_contract(contract: str, cache: Cache) -> CompiledContract:
    """The compiled form of ``module:Class``."""
    key = digest(contract, *(version(name) for name in _COMPILERS), *_sources(contract))
    cached = cache.get("contract", key)
    if cached is not None:
        return CompiledContract.from_dict(cached)
    from climatekit.contracts.compile import compile_contract

    compiled = compile_contract(contract)
    cache.put("contract", key, compiled.to_dict())
    return compiled


def _sources(contract: str) -> list[bytes]:
    """All Python of the contract's package, and of what compiles it: whatever changes there may change the contract."""
    package = contract.partition(":")[0].partition(".")[0]
    folders = [Path(__file__).parent]
    spec = importlib.util.find_spec(package)
    if spec is None:
        raise PluginError("contract.missing", f"The contract '{contract}' can't be imported: no package '{package}'.")
    folders += [Path(folder) for folder in spec.submodule_search_locations or ()]
    files = sorted(file for folder in folders for file in folder.glob("*.py"))
    if spec.origin:
        files.append(Path(spec.origin))
    return [file.read_bytes() for file in files]
