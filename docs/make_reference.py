"""Write the pages that are made from the code: errors here, the others in ``reference_pages`` and ``public_api``.

``python docs/make_reference.py`` writes, ``--check`` only compares (exit 1 where a page is out of date). Names of
pages, such as ``commands``, limit it to those.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import entry_points
from pathlib import Path

import public_api
import reference_pages

import climatekit
from climatekit import errors
from climatekit.cache import Cache
from climatekit.contracts.registry import load_contract
from climatekit.contracts.validate import reasons
from climatekit.plugin_host.host import Host

HERE = Path(__file__).parent
_CODE = re.compile(r"[a-z_]+\.[a-z_]+")
_EXIT_OF_AREA = {"data": 1, "config": 2, "usage": 2, "plugin": 3, "sql": 3, "contract": 3, "system": 4}
_TOLD_AS = {"NotTomlError": "config.not_toml"}  # whose own words become the sentence of a code

HEAD = """# Errors and rejects

Made from the code by `docs/make_reference.py`. Codes are stable; the words may improve. What stands in braces is
filled in.

## What ends a run

Each is one sentence on standard error, or one JSON line with `--json`.

| code | exit | says |
| --- | --- | --- |
"""
REJECTS = """
## Why a row is rejected

A row carries all its reasons. Codes beginning with `check.` belong to one table.

| code | table and column | says |
| --- | --- | --- |
"""


def told_errors() -> Iterator[tuple[str, str, str]]:
    """(code, exit code, sentence) of every error raised in the core."""
    exits = {
        name: str(kind.exit_code)
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, errors.ClimatekitError)
    }
    for file in sorted(Path(climatekit.__file__).parent.rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        assigned = [node for node in ast.walk(tree) if isinstance(node, ast.Assign)]
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if called in _TOLD_AS:
                yield from ((_TOLD_AS[called], "2", told) for told in sentences(node.args[0], assigned))
            if not (len(node.args) > 1 and isinstance(node.args[0], ast.Constant)):
                continue
            code = node.args[0].value
            if (
                isinstance(code, str)
                and _CODE.fullmatch(code)
                and (called in exits or called in {"_mistake", "_error"})
            ):
                area = code.partition(".")[0]
                exit_code = exits.get(called, str(_EXIT_OF_AREA.get(area, 2)))
                yield from ((code, exit_code, told) for told in sentences(node.args[1], assigned))


def sentences(node: ast.expr, assigned: Sequence[ast.Assign]) -> list[str]:
    """What ``say`` is given, its facts in braces; a variable is what it was last set to above."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("say", "say_many"):
        return sentences(node.args[-1 if node.func.id == "say" else 1], assigned)  # type: ignore[attr-defined]
    if isinstance(node, ast.IfExp):
        return sentences(node.body, assigned) + sentences(node.orelse, assigned)
    if isinstance(node, ast.BinOp):
        ways = (sentences(node.left, assigned), sentences(node.right, assigned))
        return [left + right for left in ways[0] for right in ways[1]]
    if isinstance(node, ast.Constant):
        return [str(node.value).replace("{{", "{").replace("}}", "}")]
    if isinstance(node, ast.JoinedStr):
        return ["".join(str(part.value) if isinstance(part, ast.Constant) else "{…}" for part in node.values)]
    if isinstance(node, ast.Name):
        above = [
            found
            for found in assigned
            if found.lineno < node.lineno and any(getattr(target, "id", "") == node.id for target in found.targets)
        ]
        if above:
            last = max(above, key=lambda found: found.lineno)
            return sentences(last.value, [found for found in above if found is not last])
    return ["{…}"]


def told_rejects() -> Iterator[tuple[str, str, str]]:
    """(code, table.column, English sentence) of every reason of every installed contract; shared codes once."""
    host = Host()
    seen = set()
    steps = [step for model in host.models().values() for step in model.steps.values()]
    steps += [step for shared in host.shared().values() for step in shared.values()]
    for contract in sorted({table.contract for step in steps for table in step.tables}):
        compiled = load_contract(contract, Cache(None))
        for check in reasons(compiled).values():
            own = check.code.startswith("check.")
            place = f"{compiled.table}.{check.column}" if check.column else compiled.table
            if not own and check.code in seen:
                continue
            seen.add(check.code)
            yield check.code, place if own else "any, such as " + place, check.sentence.en


def errors_page() -> str:
    """The whole page."""
    rows = sorted(set(told_errors()))
    plain = {code for code, _, told in rows if told.strip("{…} ")}
    rows = [row for row in rows if row[2].strip("{…} ") or row[0] not in plain]
    rejects = sorted(set(told_rejects()))
    return HEAD + "".join(map(_row, rows)) + REJECTS + "".join(map(_row, rejects))


def _row(cells: tuple[str, str, str]) -> str:
    code, middle, text = (cell.replace("|", "\\|").replace("\n", " ") for cell in cells)
    return f"| `{code}` | {middle} | {text} |\n"


PAGES = {
    "errors": ("errors.md", errors_page),
    "hooks": ("plugins.md", reference_pages.hooks),
    "commands": ("reference/commands.md", reference_pages.commands),
    "metrics": ("reference/metrics.md", reference_pages.metrics),
    "tables": ("reference/tables.md", reference_pages.tables),
    "api": ("public-api.json", public_api.page),
}


def main(arguments: Sequence[str]) -> None:
    """Write or compare."""
    assert entry_points(group="climatekit"), "climatekit must be installed"
    old = []
    for name in [argument for argument in arguments if argument != "--check"] or PAGES:
        path, make = HERE / PAGES[name][0], PAGES[name][1]
        if name == "api" and "--check" in arguments:
            old += public_api.check()
            continue
        text = make()
        if "--check" not in arguments:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text("utf-8") != text:
            old.append(f"{path} is out of date: run python docs/{Path(__file__).name}")
    sys.exit("\n".join(old) or None)


if __name__ == "__main__":
    main(sys.argv[1:])
