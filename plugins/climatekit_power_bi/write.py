"""Write the folder: a semantic model from the dictionary, and a report with an empty page that stands on it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from climatekit.plugin_host import Target
from climatekit.publish.published import schema
from climatekit_power_bi import texts
from climatekit_power_bi.measures import measures
from climatekit_power_bi.model import METRICS, expressions, model, relationships, table, tag
from climatekit_power_bi.relationships import related
from climatekit_power_bi.settings import Settings

FOLDER = "power_bi"
NAME = "climatekit"
_SCHEMAS = "https://developer.microsoft.com/json-schemas/fabric"
_PAGE = "page1"


def write(target: Target) -> Sequence[Path]:
    """Every file of the folder."""
    settings = target.settings
    assert isinstance(settings, Settings)
    written = []
    for name, content in files(target, settings).items():
        path = target.folder / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
        written.append(path)
    return written


def files(target: Target, settings: Settings) -> dict[str, str]:
    """Content by path below the folder."""
    dictionary, language = target.dictionary, target.language
    tables = [one for one in dictionary.tables if one.step == "reporting" or one.name == METRICS]
    metrics = dictionary.table(METRICS)
    of_metrics = measures(dictionary.metrics, [one.name for one in metrics.columns] if metrics else [], language)
    definition = f"{NAME}.SemanticModel/definition"
    return {
        f"{NAME}.pbip": _json(
            "pbip/pbipProperties/1.0.0",
            {
                "version": "1.0",
                "artifacts": [{"report": {"path": f"{NAME}.Report"}}],
                "settings": {"enableAutoRecovery": True},
            },
        ),
        "README.md": texts.README.to(language).format(project=target.project.replace("\n", " ")),
        f"{NAME}.SemanticModel/.platform": _platform("SemanticModel", target.project),
        f"{NAME}.SemanticModel/definition.pbism": _json(
            "item/semanticModel/definitionProperties/1.0.0", {"version": "4.2", "settings": {}}
        ),
        f"{definition}/database.tmdl": "database\n\tcompatibilityLevel: 1600\n",
        f"{definition}/model.tmdl": model(tables, language),
        f"{definition}/expressions.tmdl": expressions(settings.data_folder, target.project),
        f"{definition}/relationships.tmdl": relationships(related(tables), target.project),
        **{
            f"{definition}/tables/{one.name}.tmdl": table(
                one,
                schema(target.folder, one),
                of_metrics if one.name == METRICS else (),
                is_folder=(target.folder / one.folder).is_dir(),
                separator="\\" if "\\" in settings.data_folder else "/",
                project=target.project,
                language=language,
            )
            for one in tables
        },
        **_report(target.project),
    }


def _report(project: str) -> dict[str, str]:
    definition = f"{NAME}.Report/definition"
    return {
        f"{NAME}.Report/.platform": _platform("Report", project),
        f"{NAME}.Report/definition.pbir": _json(
            "item/report/definitionProperties/2.0.0",
            {"version": "4.0", "datasetReference": {"byPath": {"path": f"../{NAME}.SemanticModel"}}},
        ),
        f"{definition}/version.json": _json("item/report/definition/versionMetadata/1.0.0", {"version": "2.0.0"}),
        f"{definition}/report.json": _json(
            "item/report/definition/report/1.0.0", {"layoutOptimization": "None", "themeCollection": {}}
        ),
        f"{definition}/pages/pages.json": _json(
            "item/report/definition/pagesMetadata/1.0.0", {"pageOrder": [_PAGE], "activePageName": _PAGE}
        ),
        f"{definition}/pages/{_PAGE}/page.json": _json(
            "item/report/definition/page/1.0.0",
            {"name": _PAGE, "displayName": project, "displayOption": "FitToPage", "height": 720, "width": 1280},
        ),
    }


def _platform(kind: str, project: str) -> str:
    return _json(
        "gitIntegration/platformProperties/2.0.0",
        {
            "metadata": {"type": kind, "displayName": project},
            "config": {"version": "2.0", "logicalId": tag(project, kind)},
        },
    )


def _json(schema_name: str, content: Mapping[str, Any]) -> str:
    whole = {"$schema": f"{_SCHEMAS}/{schema_name}/schema.json", **content}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
