"""The version of what plugins build on, and what becomes of what goes out of it. The policy is in docs/stability.md.

A plugin says which versions it is for, as ``climatekit_api = ">=1,<2"`` in its module. The host reads that before it
calls a hook, and from the source where the module can't even be imported: a name that only a newer climatekit has is
the first thing that a plugin for it would miss.
"""

from __future__ import annotations

import ast
import sys
import warnings
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from climatekit import __version__
from climatekit.errors import PluginError
from climatekit.language import say

API_VERSION = "1.0"
ATTRIBUTE = "climatekit_api"


def refused(where: str | Path) -> str | None:
    """Why the plugin in this module (or file) is not for this climatekit; None where it is, or does not say."""
    wanted = _declared(where)
    if wanted is None:
        return None
    from packaging.specifiers import InvalidSpecifier, SpecifierSet  # takes a while: only where it is needed

    if not isinstance(wanted, str):
        return say("its climatekit_api is {value}: write a text such as '>=1,<2'", value=f"{wanted!r:.80}")
    try:
        fits = SpecifierSet(wanted).contains(API_VERSION, prereleases=True)
    except InvalidSpecifier:
        return say("its climatekit_api '{value}' is no range of versions: write it like '>=1,<2'", value=wanted)
    return (
        None
        if fits
        else say(
            "it is for climatekit_api {wanted}, and climatekit {version} has {api}: install a climatekit or a version "
            "of the plugin that fits",
            wanted=wanted,
            version=__version__,
            api=API_VERSION,
        )
    )


def _declared(where: str | Path) -> Any:
    if isinstance(where, Path):
        module = sys.modules.get(where.name.removesuffix(".py"))
        return _in_source(where) if module is None else getattr(module, ATTRIBUTE, None)
    package = where.partition(".")[0]
    for name in (where, package):
        if name in sys.modules and hasattr(sys.modules[name], ATTRIBUTE):
            return getattr(sys.modules[name], ATTRIBUTE)
    if where in sys.modules:
        return None
    try:
        spec = find_spec(package)
    except (ImportError, ValueError):
        return None
    return _in_source(Path(spec.origin)) if spec and spec.origin else None


def _in_source(file: Path) -> Any:
    """What a module that can't be imported says of itself, where that is a plain text."""
    try:
        tree = ast.parse((file / "__init__.py" if file.is_dir() else file).read_bytes())
    except (OSError, SyntaxError, ValueError):
        return None
    for node in tree.body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        named = any(isinstance(target, ast.Name) and target.id == ATTRIBUTE for target in targets)
        if named and isinstance(value := getattr(node, "value", None), ast.Constant):
            return value.value
    return None


def deprecated(name: str, *, since: str, gone_in: str, instead: str) -> None:
    """Call it where something of the interface is used that will go: it warns whoever uses it.

    All three are versions of climatekit and names in words: ``deprecated("Target.rows", since="0.4.0",
    gone_in="0.6.0", instead="Target.read")``. From ``gone_in`` on it raises, so nothing outlives its day unseen; a test
    finds every call whose day has come.
    """
    from packaging.version import Version

    facts = {"name": name, "since": since, "gone_in": gone_in, "instead": instead}
    if Version(__version__) >= Version(gone_in):
        raise PluginError("plugin.gone", say("'{name}' is gone since climatekit {gone_in}: use {instead}.", **facts))
    warnings.warn(
        say("'{name}' is deprecated since climatekit {since} and goes in {gone_in}: use {instead}.", **facts),
        DeprecationWarning,
        stacklevel=3,
    )
