"""Every sentence in every language: none missing, none unused, nothing lost in translation, nobody forgets ``say``."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from types import ModuleType

import pytest

from climatekit.cache import Cache
from climatekit.contracts.registry import load_contract
from climatekit.contracts.validate import reasons
from climatekit.language import LOCALE
from climatekit.pipeline.plan import read_files
from climatekit.plugin_host.host import Host
from climatekit.text import LANGUAGES, Text

REPOSITORY = Path(__file__).parents[2]
CORE = sorted((REPOSITORY / "climatekit").rglob("*.py"))
TRANSLATED = [language for language in LANGUAGES if language != "en"]
PLACEHOLDER = re.compile(r"\{(\w+)\}")

# what makes an error out of a sentence, and what puts words on the screen
SAYS = {
    *("ClimatekitError", "ConfigurationError", "DataError", "PluginError", "SystemFailure", "NotTomlError", "Mistake"),
    *("UsageError", "BadParameter", "ClickException", "fail", "blame", "_mistake", "_broken", "_failed", "empty_file"),
    *("Verdict", "echo", "print", "listed", "grid", "add_row"),
}


def forms(string: object) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, tuple | list) else (str(string or ""),)


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_sentence_is_missing_and_none_is_unused(language: str, make_messages: ModuleType) -> None:
    written = {message.id: message for message in make_messages.catalogue(language) if message.id}
    said = make_messages.extracted()
    assert set(said) - set(written) == set(), "run: python docs/make_messages.py"
    assert set(written) - set(said) == set(), "run: python docs/make_messages.py"
    assert [name for name, message in written.items() if not all(forms(message.string))] == []
    assert [name for name, message in written.items() if message.fuzzy] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_is_filled_in_is_the_same(language: str, make_messages: ModuleType) -> None:
    for message in make_messages.catalogue(language):
        if message.id:
            facts = set(PLACEHOLDER.findall(" ".join(forms(message.id))))
            for form in forms(message.string):
                assert facts - {"count"} <= set(PLACEHOLDER.findall(form)) <= facts, form
                assert form.format(**dict.fromkeys(facts, "x")) or True  # no brace without its other
                assert form.count("\n") == forms(message.id)[0].count("\n"), form


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_sentence_is_not_left_in_english(language: str, make_messages: ModuleType) -> None:
    english = [
        message.id
        for message in make_messages.catalogue(language)
        if message.id and message.string == message.id and len(re.findall(r"\b[a-z]{3,}\b", str(message.id))) > 2
    ]
    assert [sentence for sentence in english if PLACEHOLDER.sub("", sentence).strip(" :.–")] == []


def test_there_is_a_catalogue_for_each_language_and_no_other() -> None:
    assert sorted(folder.name for folder in LOCALE.iterdir() if folder.is_dir()) == sorted(TRANSLATED)


def test_what_counts_as_a_sentence(make_messages: ModuleType) -> None:
    source = '''
EPILOG = "the end"
COMMANDS = {"run": "short"}
WORDS = {"a": later("a word")}

@click.command("x", epilog=EPILOG)
@click.option("--y", help="an option")
def command():
    """Does it.

    At length.
    """
    say("one {fact}" " more", fact=1)
    language.say_many("{count} thing", "{count} things", 3)
    say(WORDS["a"])
    print("not this")
'''
    assert set(make_messages.sentences(source)) == {
        *("the end", "short", "a word", "an option", "Does it.\n\nAt length.", "one {fact} more"),
        ("{count} thing", "{count} things"),
    }


def has_words(node: ast.expr) -> bool:
    """Is this text for a person, written into the code as it is?"""
    if isinstance(node, ast.JoinedStr):
        return any(has_words(part) for part in node.values)
    if isinstance(node, ast.BinOp):
        return has_words(node.left) or has_words(node.right)
    if isinstance(node, ast.IfExp):
        return has_words(node.body) or has_words(node.orelse)
    text = node.value if isinstance(node, ast.Constant) else None
    return isinstance(text, str) and bool(re.search(r"(^|\s)[A-Za-z]{2,}(?=[\s,.:;]|$)", text)) and " " in text.strip()


@pytest.mark.parametrize("file", CORE, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_whatever_a_person_reads_is_said(file: Path) -> None:
    tree = ast.parse(file.read_text("utf-8"))
    assigned = {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    silent = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if called in SAYS:
                given = [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg != "style")]
                silent += [
                    ast.unparse(part) for part in given if has_words(assigned.get(getattr(part, "id", ""), part))
                ]
    assert silent == [], "write say(…) around it"


def test_the_check_above_finds_what_it_should() -> None:
    def found(expression: str) -> bool:
        return has_words(ast.parse(expression, mode="eval").body)

    assert found("f'There is no {name}.'")
    assert found("'not allowed' if x else y")
    assert not found("say('There is no {name}.', name=name)")
    assert not found("f'[bold]{title}[/bold]'")
    assert not found("'config.unknown_model'")


def test_what_plugins_bring_speaks_every_language() -> None:
    """Models, contracts, rules and metrics carry their languages themselves."""
    host, cache = Host(), Cache(None)
    steps = {model.plugin: model.steps for model in host.models().values()} | host.shared()
    texts: list[tuple[str, Text]] = []
    for model in host.models().values():
        parts = ("title", "what", "why", "how", "where")
        texts += [(f"{model.model.name}.{part}", getattr(model.model, part)) for part in parts]
        texts += [(f"{model.model.name}.caveats", caveat) for caveat in model.model.caveats]
    for file in read_files(steps, cache):
        if file.kind in ("rule", "metric"):
            texts.append((file.location, Text(*(file.header[language] for language in LANGUAGES))))
    for contract in sorted({table.contract for step in steps.values() for s in step.values() for table in s.tables}):
        compiled = load_contract(contract, cache)
        texts += [(f"{contract}.{column.name}", column.title) for column in compiled.columns]
        texts += [(f"{contract}:{check.code}", check.sentence) for check in reasons(compiled).values()]
        texts.append((contract, compiled.title))
    assert len(texts) > 300
    assert [name for name, text in texts if not all(part.strip() for part in text)] == []
    # one word may be the same in two languages (period, status); a sentence is not
    assert [name for name, text in texts if len(text.en.split()) > 3 and len(set(text)) < len(LANGUAGES)] == []
