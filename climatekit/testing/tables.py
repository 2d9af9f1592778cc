"""Assertions about tables and rules that say what differs, row by row."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from climatekit.testing.projects import Project, Run


def assert_same_rows(found: Iterable[Mapping[str, Any]], expected: Iterable[Mapping[str, Any]]) -> None:
    """The same rows in any order. Columns that ``expected`` does not name in any row are not looked at."""
    expected = list(expected)
    columns = list(dict.fromkeys(column for row in expected for column in row))
    found = [{column: row.get(column, "(no such column)") for column in columns} if columns else row for row in found]
    is_lines, should_lines = _lines(found, columns), _lines(expected, columns)
    if is_lines != should_lines:
        told = difflib.unified_diff(should_lines, is_lines, "expected", "found", lineterm="", n=1)
        raise AssertionError("The rows differ:\n" + "\n".join(told))


def assert_rule_trips(rule: str, project: Project | Run, subject: str | None = None) -> None:
    """The rule found something; with ``subject``, about the row or the organisation of that key."""
    findings = _run(project).findings()
    hits = [finding for finding in findings if finding["rule"] == rule]
    about = [(finding["subject_id"], finding["org_id"]) for finding in hits]
    if not hits:
        others = ", ".join(sorted({finding["rule"] for finding in findings})) or "none"
        raise AssertionError(f"The rule {rule} found nothing; these rules did: {others}")
    if subject is not None and not any(subject in pair for pair in about):
        told = ", ".join(sorted({str(one or other) for one, other in about}))
        raise AssertionError(f"The rule {rule} found nothing about '{subject}', but about: {told}")


def assert_leaves_alone(rule: str, project: Project | Run) -> None:
    """The rule found nothing."""
    hits = _run(project).findings(rule)
    if hits:
        told = "\n".join(finding["message_en"] for finding in hits)
        raise AssertionError(f"The rule {rule} found:\n{told}")


def _run(project: Project | Run) -> Run:
    return project.run() if isinstance(project, Project) else project


def _lines(rows: Iterable[Mapping[str, Any]], columns: list[str]) -> list[str]:
    return sorted(", ".join(f"{column}={row.get(column)!r}" for column in (columns or sorted(row))) for row in rows)
