"""A project with hostile names, published for BI tools."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pytest
from pydantic import BaseModel

from climatekit.dictionary.model import Dictionary
from climatekit.examples import examples
from climatekit.plugin_host import Target
from climatekit.publish import parquet
from climatekit.run import Options, run_project
from climatekit.run.describe import describe_any
from climatekit.text import Language

EXAMPLE = "ymparaks"  # two programmes of two models, and amounts of money


@dataclass(frozen=True)
class Published:
    """What a run in Finnish has left, in which every table of more than 100 rows with a day is split by year."""

    project: str
    programme: str
    data_folder: str
    folder: Path
    dictionary: Dictionary

    def rows(self, table: str) -> str:
        """What stands in FROM for a published table."""
        place = self.folder / ("metrics" if table == "metrics" else "marts") / table
        where = f"{place}/*/*.parquet" if place.is_dir() else f"{place}.parquet"
        return f"read_parquet('{where}', hive_partitioning = false)"

    def again(
        self, place: Path, publish: Callable[[Target], object], settings: BaseModel, language: Language = "fi"
    ) -> Path:
        """Only that publisher, once more."""
        shutil.copytree(self.folder, place, ignore=shutil.ignore_patterns("superset.zip", "power_bi"))
        with duckdb.connect() as connection:
            publish(
                Target(
                    folder=place,
                    connection=connection,
                    language=language,
                    as_of=date(2026, 10, 31),
                    project=self.project,
                    dictionary=self.dictionary,
                    settings=settings,
                )
            )
        return place


@pytest.fixture(scope="session")
def bi_project(tmp_path_factory: pytest.TempPathFactory) -> Published:
    place = tmp_path_factory.mktemp("bi")
    project = "Net {{ 1 + 1 }} {% raw %} 'O''Brien' \"<b>\" \\ */ -- ../ row: 1"
    programme = "'); drop table x; -- {{ x }} <script>"
    data_folder = 'C:\\climate "kit" #(lf)\\out'
    folder = shutil.copytree(examples()[EXAMPLE], place / EXAMPLE)
    file = folder / "climatekit.toml"
    plain = file.read_text("utf-8")
    for name, hostile in (("YmpyräKS (keksitty esimerkki)", project), ("YmpyräKS", programme)):
        assert f'name = "{name}"' in plain
        plain = plain.replace(f'name = "{name}"', f"name = {json.dumps(hostile)}", 1)
    plain += f"\n[publish.power_bi]\ndata_folder = {json.dumps(data_folder)}\n[publish.superset]\n"
    file.write_text(plain + f"data_folder = {json.dumps(str(place / 'out'))}\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parquet, "SPLIT_ABOVE_ROWS", 100)
        outcome = run_project(folder, Options(out=place / "out", language="fi", report=False))
    assert outcome.manifest["published"], outcome.verdict
    return Published(project, programme, data_folder, place / "out", describe_any(folder)[0])
