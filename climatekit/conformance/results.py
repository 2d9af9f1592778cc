"""Promises about what a run leaves: an example that runs, figures, nothing personal, the same bytes every time."""

from __future__ import annotations

import math
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from climatekit.conformance.draft import Draft
from climatekit.conformance.subject import Broken, Skipped, Subject
from climatekit.contracts.model import CompiledContract
from climatekit.language import say, say_many
from climatekit.publish.place import MANIFEST

CANARY = "Kanarialintu"
_PRIVATE = "rejects"  # they go back to whoever sent them, and nowhere else


def runs_its_example(subject: Subject) -> str:
    """The example project runs to its end, with the plugin in it, and is published."""
    outcome = subject.ran.outcome
    if outcome.exit_code:
        raise Broken([say("The example ends with exit code {code}: {reason}", code=outcome.exit_code,
                          reason=outcome.verdict.reason)])  # fmt: skip
    if outcome.warnings and (failed := [warning for warning in outcome.warnings if subject.plugin.name in warning]):
        raise Broken(failed)
    if subject.model and subject.model.model.name not in {
        programme["model"] for programme in outcome.manifest["programmes"]
    }:
        raise Broken([say("No programme of the example uses the model '{name}'.", name=subject.model.model.name)])
    rows = outcome.manifest["rows"]
    return say("{read} rows read, {accepted} accepted", read=rows["read"], accepted=rows["accepted"])


def computes_its_metrics(subject: Subject) -> str:
    """Every metric has a value on the example, and each is a number."""
    metrics = {file.name for file in subject.sql if file.kind == "metric"}
    if not metrics:
        raise Skipped(say("it brings no metric"))
    values: dict[str, list[float | None]] = {}
    for row in subject.ran.rows("metrics/metrics"):
        values.setdefault(row["metric"], []).append(row["value"])
    faults = [
        say("The metric '{name}' has no value on the example: give the example such rows.", name=name)
        for name in sorted(metrics)
        if not any(value is not None and math.isfinite(value) for value in values.get(name, []))
    ]
    if faults:
        raise Broken(faults)
    return say_many("{count} metric", "{count} metrics", len(metrics))


def shows_its_sections(subject: Subject) -> str:
    """Every section stands in the report of the example, under its title."""
    sections = [file for file in subject.sql if file.kind == "section"]
    if not sections:
        raise Skipped(say("it brings no section of the report"))
    report = subject.ran.out / "report.html"
    if not report.is_file():
        raise Broken([say("The example makes no report: take report = false out of its climatekit.toml.")])
    shown = unescape(report.read_text("utf-8"))
    language = _language(subject)
    faults = [
        say("The section '{name}' is not in the report of the example: give the example such rows.", name=file.name)
        for file in sections
        if not re.search(f'<h3 id="[^"]+">{re.escape(file.header[language])}', shown)
    ]
    if faults:
        raise Broken(faults)
    return say_many("{count} section", "{count} sections", len(sections))


def keeps_people_out(subject: Subject) -> str:
    """What is personal reaches no published file: canaries in every personal column, and a sole trader's name."""
    try:
        draft = subject.sound()
    except Skipped:
        folder = subject.copy_of_example()
        _write_contact(subject, folder)
    else:
        _add_canaries(draft, subject.contracts_for([draft]))
        folder = subject.written(draft)
    ran = subject.run(folder)
    leaks = [
        say("'{file}' holds what a personal column held.", file=path.relative_to(ran.out).as_posix())
        for path in sorted(ran.out.rglob("*"))
        if path.is_file() and not path.relative_to(ran.out).as_posix().startswith(_PRIVATE) and _holds(path)
    ]
    if leaks:
        raise Broken(leaks)
    return say("no canary in what is published")


def gives_the_same_bytes(subject: Subject) -> str:
    """Two runs on the same files give the same bytes; only the manifest tells when and how long."""
    first = subject.ran
    second = subject.run(subject.copy_of_example(), first.as_of)
    one, other = (
        {path.relative_to(ran.out).as_posix(): path for path in ran.out.rglob("*") if path.is_file()}
        for ran in (first, second)
    )
    different = sorted(
        name
        for name in {*one, *other} - {MANIFEST}
        if name not in one or name not in other or one[name].read_bytes() != other[name].read_bytes()
    )
    if different:
        raise Broken([say("'{file}' differs from one run to the next.", file=name) for name in different])
    return say_many("{count} file, twice the same", "{count} files, twice the same", len(one))


def _language(subject: Subject) -> str:
    from climatekit.project.load import load_project

    assert subject.example is not None
    return load_project(subject.example).settings.project.language


def _add_canaries(draft: Draft, contracts: dict[str, CompiledContract]) -> None:
    """A person in every personal column, and every organisation a natural person with a telling name."""
    programme, orgs = draft.programmes[0]["id"], draft.tables.get("organisation", [])
    if orgs:
        orgs[0].update(org_type="sole_trader", name=f"{CANARY} Toiminimi")
    for table, contract in contracts.items():
        personal = [column.name for column in contract.columns if column.privacy == "personal"]
        if not personal:
            continue
        if not draft.tables.get(table) and table == "contact" and orgs:
            draft.add(table, {"contact_id": "canary", "org_id": orgs[0]["org_id"], "retention_until": "2099-12-31"})
        names = {column.name for column in contract.columns}
        for row in draft.tables.get(table, []):
            row |= {name: _canary(name) for name in personal}
            if "programme_id" in names:
                row.setdefault("programme_id", programme)


def _canary(column: str) -> str:
    return f"{CANARY.lower()}@example.org" if "mail" in column else f"{CANARY} Kaisa"


def _write_contact(subject: Subject, folder: Path) -> None:
    known = subject.ran.rows("tables/organisation")
    if (folder / "data" / "contact.csv").exists() or not known:
        raise Skipped(say("the example has contacts of its own, or no organisation"))
    row = f"canary;{known[0]['org_id']};{_canary('name')};{_canary('email')};2099-12-31"
    header = "contact_id;org_id;person_name;email;retention_until"
    (folder / "data" / "contact.csv").write_text(f"{header}\n{row}\n", "utf-8")


def _holds(path: Path) -> bool:
    return any(CANARY.lower().encode() in content.lower() for content in _contents(path))


def _contents(path: Path) -> Iterator[bytes]:
    """The bytes as they are, and what a reader sees of a packed file."""
    yield path.read_bytes()
    if path.suffix == ".parquet":
        import pyarrow.parquet as pq

        yield str(pq.read_table(path).to_pydict()).encode()
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            yield from (packed.read(name) for name in packed.namelist())
