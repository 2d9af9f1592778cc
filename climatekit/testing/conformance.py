"""The promises of every plugin as tests to inherit."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import pytest

from climatekit.conformance.promises import PROMISES, check_one
from climatekit.conformance.subject import Subject


class Conformance:
    """Inherit and name the plugin: one test for each promise.

    ``example`` (a project) and ``cases`` (the file with the cases of the rules) are where ``pyproject.toml`` says,
    under ``[tool.climatekit.plugins.NAME]``, unless they are named here.
    """

    plugin: ClassVar[str]
    example: ClassVar[Path | None] = None
    cases: ClassVar[Path | None] = None
    _subject: ClassVar[Subject]

    @pytest.fixture
    def subject(self, tmp_path_factory: pytest.TempPathFactory) -> Subject:
        """The plugin, asked and run once for all promises."""
        mine = type(self)
        if "_subject" not in vars(mine):
            work = tmp_path_factory.mktemp(mine.plugin)
            mine._subject = Subject(mine.plugin, work, example=mine.example, cases=mine.cases)
        return mine._subject

    @pytest.mark.parametrize("promise", PROMISES)
    def test_promise(self, subject: Subject, promise: str) -> None:
        """It is kept, or there is nothing to say of it."""
        verdict = check_one(subject, promise)
        if verdict.status == "failed":
            pytest.fail("\n".join((PROMISES[promise][0], *verdict.why)), pytrace=False)
        if verdict.status == "skipped":
            pytest.skip(verdict.why[0])
