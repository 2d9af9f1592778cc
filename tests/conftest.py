"""What every test may use: a project folder written from a few lines, and the command line."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import pytest

from climatekit import engine
from climatekit.cli.main import main

_connect_as_users_do = engine.connect
REPOSITORY = Path(__file__).parents[1]


@dataclass(frozen=True)
class Result:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[Any]:
        """Standard output, each line read as JSON."""
        return [json.loads(line) for line in self.out.splitlines()]


class WriteProject(Protocol):
    """Writes a project folder: ``climatekit.toml`` and files by their path in it. Bytes are written as they are."""

    def __call__(self, files: Mapping[str, str | bytes], *, toml: str = ..., name: str = ...) -> Path: ...


class Command(Protocol):
    """Runs ``climatekit`` with the arguments given."""

    def __call__(self, *arguments: str | Path, cwd: Path | None = ..., env: Mapping[str, str] = ...) -> Result: ...


@pytest.fixture(scope="session", autouse=True)
def _cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or leaves anything in the user's own cache; workers of one session share one."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLIMATEKIT_CACHE", str(base / "climatekit-cache"))
        patch.setenv("CLIMATEKIT_LANGUAGE", "en")  # what the tests read; they say where they mean another one
        patch.setenv("NO_COLOR", "1")
        # the workers of a session share the machine already; what two threads do is tested where a test says so
        patch.setattr(engine, "connect", partial(_connect, threads_unless_told=1))
        yield


def _connect(*, threads_unless_told: int, threads: int | None = None, **told: Any) -> Any:
    return _connect_as_users_do(threads=threads or threads_unless_told, **told)


@pytest.fixture
def project(tmp_path: Path) -> WriteProject:
    """``project({"data/organisation.csv": "…"}, toml="…")`` → its folder."""

    def write(files: Mapping[str, str | bytes], *, toml: str = "", name: str = "project") -> Path:
        root = tmp_path / name
        (root / "data").mkdir(parents=True)
        for place, content in {**({"climatekit.toml": toml} if toml else {}), **files}.items():
            path = root / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return root

    return write


@pytest.fixture(scope="session")
def call_cli() -> Command:
    """The command line in this process: quick, and open to ``monkeypatch``. ``env`` is not for it."""

    def call(*arguments: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Result:
        assert not env, "a process of its own is needed for another environment: use run_cli"
        out, err = io.StringIO(), io.StringIO()
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            contextlib.chdir(cwd or Path.cwd()),
            pytest.raises(SystemExit) as done,
        ):
            main([str(argument) for argument in arguments])
        code = done.value.code
        assert isinstance(code, int)
        return Result(code, out.getvalue(), err.getvalue())

    return call


@pytest.fixture(scope="session")
def run_cli() -> Command:
    """The command line as a user has it: a process of its own."""

    def run(*arguments: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Result:
        done = subprocess.run(
            [sys.executable, "-m", "climatekit", *map(str, arguments)],
            cwd=cwd,
            env={**os.environ, **(env or {})},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        return Result(done.returncode, done.stdout, done.stderr)

    return run
