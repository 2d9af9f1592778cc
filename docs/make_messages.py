"""Bring the catalogues up to date with the sentences in the code: new ones come in empty, unused ones go.

``python docs/make_messages.py`` writes ``climatekit/locale/<language>/LC_MESSAGES/climatekit.po`` and says what is left
to translate; ``--check`` only compares (exit 1 where a catalogue is out of date). What counts as a sentence:
literals in ``say``, ``say_many`` and ``later``, and what ``--help`` shows: ``help=``, ``epilog=``, the docstrings of
commands and the list ``COMMANDS``.
"""

from __future__ import annotations

import ast
import inspect
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po

from climatekit.language import DOMAIN, LOCALE
from climatekit.text import LANGUAGES

ROOT = Path(__file__).parents[1]
WORDS = {"say", "later", "say_many"}
SHOWN = {"help", "epilog", "short_help"}
_KEPT = (b'"Language: ', b'"Plural-Forms', b'"Content-Type')  # of the header: the rest is dates and versions

Message = str | tuple[str, str]


def sentences(source: str) -> Iterator[Message]:
    """Every sentence in one module: a text, or a pair of one and many."""
    tree = ast.parse(source)
    constants = {
        node.targets[0].id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            literals = [argument.value for argument in node.args if _is_text(argument)]  # type: ignore[attr-defined]
            if called == "say_many" and len(literals) > 1:
                yield literals[0], literals[1]
            elif called in WORDS and literals:
                yield literals[0]
            for keyword in node.keywords if called in ("command", "group", "option", "language") else ():
                value = constants.get(getattr(keyword.value, "id", ""), keyword.value)
                if keyword.arg in SHOWN and _is_text(value):
                    yield inspect.cleandoc(value.value)  # type: ignore[attr-defined]
        elif isinstance(node, ast.FunctionDef) and any(map(_makes_a_command, node.decorator_list)):
            yield inspect.cleandoc(ast.get_docstring(node) or "")
        elif isinstance(node, ast.Assign | ast.AnnAssign) and getattr(_target(node), "id", "") == "COMMANDS":
            yield from (value.value for value in node.value.values)  # type: ignore[union-attr]


def extracted() -> dict[Message, list[str]]:
    """Every sentence of the core, with the files that say it."""
    found: dict[Message, list[str]] = {}
    for file in sorted((ROOT / "climatekit").rglob("*.py")):
        for sentence in sentences(file.read_text("utf-8")):
            found.setdefault(sentence, []).append(file.relative_to(ROOT).as_posix())
    pairs = {message[0] for message in found if isinstance(message, tuple)}
    return {message: sorted(set(files)) for message, files in found.items() if message not in pairs}


def catalogue(language: str) -> Catalog:
    """The catalogue of one language as it stands."""
    with _file(language).open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def updated(language: str) -> bytes:
    """The catalogue as it should stand: what is translated is kept."""
    known = catalogue(language)
    fresh = Catalog(
        locale=language,
        domain=DOMAIN,
        header_comment=known.header_comment,
        fuzzy=False,
    )
    for message, files in extracted().items():
        old = known.get(message if isinstance(message, str) else message[0])
        same = old is not None and isinstance(old.id, tuple) == isinstance(message, tuple)
        fresh.add(message, old.string if old is not None and same else None, locations=[(file, 0) for file in files])
    written = io.BytesIO()
    write_po(written, fresh, width=116, sort_output=True, include_lineno=False)
    head, gap, body = written.getvalue().partition(b"\n\n")
    lines = [line for line in head.splitlines() if not line.startswith(b'"') or line.startswith(_KEPT)]
    return b"\n".join(lines) + gap + body


def main() -> None:
    """Write or compare."""
    for language in LANGUAGES:
        if language == "en":
            continue
        file, content = _file(language), updated(language)
        if "--check" in sys.argv:
            if file.read_bytes() != content:
                sys.exit(f"{file} is out of date: run python docs/{Path(__file__).name}")
            continue
        file.write_bytes(content)
        for message in catalogue(language):
            if message.id and not all(message.string if isinstance(message.string, tuple) else (message.string,)):
                print(f"{language}: not translated yet: {message.id}")


def _file(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _target(node: ast.Assign | ast.AnnAssign) -> ast.expr:
    return node.target if isinstance(node, ast.AnnAssign) else node.targets[0]


def _makes_a_command(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return getattr(called, "attr", "") in ("command", "group")


if __name__ == "__main__":
    main()
