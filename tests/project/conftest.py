"""A project folder and two invented models to try the project room on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from climatekit.plugin_host import CoordinationModel, Text
from climatekit.project.load import Project, load_project

SAME = Text("x", "x", "x")
HEAD = '[project]\nname = "Testi"\n[[programmes]]\nid = "ymparaks"\nmodel = "open"\n'

OpenProject = Callable[..., Project]


class OpenSettings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    active_within_days: int = Field(default=365, ge=1, le=3650, description="Guess.")
    reminder_days: int = 30
    fee_eur: float | None = Field(default=None, ge=0)
    named: bool = True
    basis: Annotated[str, Field(pattern="^[a-z]+$", min_length=2)] = "region"
    since: date | None = None
    price: Decimal = Decimal("0.5")
    rhythm: Literal["monthly", "yearly"] = "yearly"

    @model_validator(mode="after")
    def _reminder_in_time(self) -> OpenSettings:
        if self.reminder_days > self.active_within_days:
            raise ValueError("reminder_days is longer than active_within_days")
        return self


class LooseSettings(BaseModel):
    """A careless plugin: unknown keys are not forbidden, and a validator crashes."""

    share: float = 0.5
    broken: str = "no"
    needed: str | None = None

    @field_validator("broken")
    @classmethod
    def _crash(cls, value: str) -> str:
        raise KeyError(value)


def model(name: str, settings: type[BaseModel], presets: Path | None) -> CoordinationModel:
    return CoordinationModel(
        name=name,
        rung=1,
        title=SAME,
        what=SAME,
        why=SAME,
        how=SAME,
        where=SAME,
        settings=settings,
        presets=presets,
    )


@pytest.fixture
def open_project(tmp_path: Path) -> OpenProject:
    """Write ``climatekit.toml`` (a default head, then ``text``) and empty files, and load it."""

    def build(text: str = "", *files: str, head: str = HEAD) -> Project:
        root = tmp_path / "project"
        for name in ("data/", *files):
            path = root / name
            (path if name.endswith("/") else path.parent).mkdir(parents=True, exist_ok=True)
            if not name.endswith("/"):
                path.write_text("a;b\n", encoding="utf-8")
        (root / "climatekit.toml").write_text(head + text, encoding="utf-8")
        return load_project(root)

    return build


@pytest.fixture
def preset_folders(tmp_path: Path) -> tuple[Path, Path]:
    folders = tmp_path / "open_presets", tmp_path / "loose_presets"
    for folder in folders:
        folder.mkdir()
    (folders[0] / "ympyra.toml").write_text(
        'name = "YmpyräKS"\nplace = "Keski-Suomi"\n'
        '[settings.active_within_days]\nvalue = 400\nsource = "guess"\nnote = "n"\n'
        '[settings.fee_eur]\nvalue = 0\nsource = "seed"\n'
        '[facts.founded]\nvalue = "2020-01-29"\nsource = "https://example.org"\n',
        encoding="utf-8",
    )
    return folders


@pytest.fixture
def models(preset_folders: tuple[Path, Path]) -> Mapping[str, CoordinationModel]:
    return {
        "open": model("open", OpenSettings, preset_folders[0]),
        "loose": model("loose", LooseSettings, preset_folders[1]),
    }
