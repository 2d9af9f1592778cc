"""``climatekit.toml`` → ``Project``. Whatever is wrong with the file becomes one sentence."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from climatekit.errors import ConfigurationError
from climatekit.language import say, speak_as_project
from climatekit.project.messages import KeyPath, Place, keys, mistakes, short, summary, written
from climatekit.project.settings import (
    ContractSection,
    ProgrammeSection,
    ProjectFile,
    ProjectSection,
    PublicSection,
    RetentionSection,
    SnapshotsSection,
    SourceSection,
)
from climatekit.project.toml import NotTomlError, parse, unfit

FILE_NAME = "climatekit.toml"


@dataclass(frozen=True)
class Project:
    """A project folder that was read: ``root`` is the folder, ``file`` its ``climatekit.toml``."""

    root: Path
    file: Path
    settings: ProjectFile

    @property
    def data(self) -> Path:
        """The folder in which the file of a table is found by its name."""
        return self.root / "data"

    @property
    def out(self) -> Path:
        """The folder into which a run publishes, unless the command says otherwise."""
        return self.root / self.settings.project.out

    @property
    def public_out(self) -> Path:
        """The folder into which ``run --public`` publishes, unless the command says otherwise."""
        return self.root / self.settings.public.out

    def show(self, path: Path) -> str:
        """A path as it is written in ``climatekit.toml``: relative to the root, with ``/`` on every system."""
        try:
            return Path(os.path.relpath(path, self.root)).as_posix()
        except ValueError:  # another drive
            return path.as_posix()


def load_project(folder_or_file: Path) -> Project:
    """Read a project. ``ConfigurationError`` says what is wrong, and where."""
    file = folder_or_file / FILE_NAME if folder_or_file.is_dir() else folder_or_file
    parsed = _read(file)
    try:
        settings = ProjectFile.model_validate(parsed)
    except ValidationError as error:
        found = mistakes(error, Place(write=partial(place, parsed), keys=_allowed))
        raise ConfigurationError(found[0].code, f"'{file}': {summary(found)}") from None
    project = Project(root=file.parent, file=file, settings=settings)
    _keep_inputs_apart(project)
    return project


def place(parsed: Any, path: KeyPath) -> str:
    """A key path as it stands in the file: ``[[programmes]] 'ymparaks' settings.active_within_days``."""
    match path:
        case ("programmes", int(index), *rest):
            section = parsed["programmes"][index]
            name = section.get("id") if isinstance(section, dict) else None
            head = f"[[programmes]] '{short(name)}'" if isinstance(name, str) else f"[[programmes]] #{index + 1}"
        case ("tables", str(table), int(index), *rest) if isinstance(parsed["tables"][table], list):
            head = f"[[{keys(['tables', table])}]] #{index + 1}"
        case ("tables", str(table), *rest):
            head = f"[{keys(['tables', table])}]"
            rest = rest[1:] if rest[:1] == [0] else rest
        case ("contracts", str(table), *rest):
            head = f"[{keys(['contracts', table])}]"
        case ("publish", str(name), *rest):
            head = f"[{keys(['publish', name])}]"
        case ("programmes",):
            head, rest = "[[programmes]]", []
        case (str(section), *rest) if section in ProjectFile.model_fields:
            head = f"[{section}]"
        case _:
            head, rest = keys(path), []
    return f"{head} {keys(rest)}".strip() or say("the file")


def _allowed(path: KeyPath) -> Collection[str]:
    match path:
        case ("project",):
            return ProjectSection.model_fields
        case ("public",):
            return PublicSection.model_fields
        case ("retention",):
            return RetentionSection.model_fields
        case ("programmes", _):
            return ProgrammeSection.model_fields
        case ("tables", _, _):
            return SourceSection.model_fields
        case ("tables", _, _, "snapshots"):
            return SnapshotsSection.model_fields
        case ("contracts", _):
            return ContractSection.model_fields
        case _:
            return ProjectFile.model_fields


def _read(file: Path) -> dict[str, Any]:
    try:
        if file.exists() and not (file.is_file() or file.is_dir()):  # what may never come to an end
            message = say("'{file}' is a device or a pipe, not a file: name a project folder.", file=file)
            raise ConfigurationError("config.unreadable", message)
        parsed = parse(file.read_bytes(), str(file))
    except NotTomlError as error:
        raise ConfigurationError("config.not_toml", str(error)) from None
    except (FileNotFoundError, NotADirectoryError):
        message = say("There is no '{file}': name a project folder, or start one with 'climatekit init'.", file=file)
        raise ConfigurationError("config.missing", message) from None
    except (OSError, ValueError) as error:  # ValueError: a path that no file can have
        message = say("'{file}' can't be read: {reason}.", file=file, reason=getattr(error, "strerror", None) or error)
        raise ConfigurationError("config.unreadable", message) from None
    if isinstance(section := parsed.get("project"), dict):
        speak_as_project(section.get("language", ProjectSection.model_fields["language"].default))
    wrong = unfit(parsed)
    if wrong:
        message = say(
            "'{file}': {place} = {value} must be {needed}.",
            file=file,
            place=place(parsed, wrong.path),
            value=written(wrong.value),
            needed=wrong.needed,
        )
        raise ConfigurationError("config.wrong_value", message)
    return parsed


def _keep_inputs_apart(project: Project) -> None:
    """A run replaces the folder it publishes into, so it must not hold the inputs."""
    real = (project.out, project.public_out, project.file, project.data)
    out, public, file, data = (Path(os.path.realpath(path)) for path in real)
    if file.is_relative_to(out) or data.is_relative_to(out) or out.is_relative_to(data):
        message = say(
            "'{file}': [project] out = {value} is not allowed: a run replaces that folder, and the "
            'inputs lie in it; write a folder of its own such as "out".',
            file=project.file,
            value=written(project.settings.project.out),
        )
        raise ConfigurationError("config.wrong_value", message)
    if file.is_relative_to(public) or any(
        public.is_relative_to(other) or other.is_relative_to(public) for other in (data, out)
    ):
        message = say(
            "'{file}': [public] out = {value} is not allowed: neither the inputs nor the internal result may lie in "
            'that folder, nor it in theirs; write a folder of its own such as "out-public".',
            file=project.file,
            value=written(project.settings.public.out),
        )
        raise ConfigurationError("config.wrong_value", message)
