"""Where the charts stand: one section below the other, each under a heading, twelve columns wide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

from climatekit.text import Language
from climatekit_superset import texts
from climatekit_superset.charts import Chart

_WIDTH = 12
_LOW, _HIGH, _HIGHEST = 20, 42, 76
_GRID = ("ROOT_ID", "GRID_ID")


def position(title: str, charts: Sequence[Chart], uuids: Mapping[str, UUID]) -> dict[str, Any]:
    """The layout. ``uuids`` are those of the charts, by their id."""
    placed: dict[str, Any] = {}
    children: list[str] = []
    for number, (section, of_section) in enumerate(groupby(charts, key=lambda chart: chart.section)):
        heading = f"HEADER-{number}"
        placed[heading] = {
            "type": "HEADER",
            "id": heading,
            "children": [],
            "parents": list(_GRID),
            "meta": {"text": section, "headerSize": "MEDIUM_HEADER", "background": "BACKGROUND_TRANSPARENT"},
        }
        children.append(heading)
        for place, row in enumerate(_rows(list(of_section))):
            row_id = f"ROW-{number}-{place}"
            children.append(row_id)
            names = [f"CHART-{uuids[chart.id]}" for chart, _ in row]
            placed[row_id] = {
                "type": "ROW",
                "id": row_id,
                "children": names,
                "parents": list(_GRID),
                "meta": {"background": "BACKGROUND_TRANSPARENT"},
            }
            for name, (chart, width) in zip(names, row, strict=True):
                placed[name] = {
                    "type": "CHART",
                    "id": name,
                    "children": [],
                    "parents": [*_GRID, row_id],
                    "meta": {
                        "chartId": 0,  # the importer puts its own number here
                        "uuid": str(uuids[chart.id]),
                        "sliceName": chart.title,
                        "width": width,
                        "height": _height(chart),
                    },
                }
    return {
        "DASHBOARD_VERSION_KEY": "v2",
        "ROOT_ID": {"type": "ROOT", "id": "ROOT_ID", "children": ["GRID_ID"]},
        "GRID_ID": {"type": "GRID", "id": "GRID_ID", "children": children, "parents": ["ROOT_ID"]},
        "HEADER_ID": {"type": "HEADER", "id": "HEADER_ID", "meta": {"text": title}},
        **placed,
    }


def _rows(charts: Sequence[Chart]) -> Iterator[list[tuple[Chart, int]]]:
    """As many beside each other as fit; what is left of a row of charts goes to its last one."""
    row: list[tuple[Chart, int]] = []
    for chart in charts:
        if sum(width for _, width in row) + chart.width > _WIDTH:
            yield _filled(row)
            row = []
        row.append((chart, chart.width))
    if row:
        yield _filled(row)


def _height(chart: Chart) -> int:
    if chart.kind == "number":
        return _LOW
    return _HIGHEST if chart.is_lying else _HIGH


def _filled(row: list[tuple[Chart, int]]) -> list[tuple[Chart, int]]:
    last, width = row[-1]
    if last.kind == "number":
        return row
    return [*row[:-1], (last, width + _WIDTH - sum(width for _, width in row))]


def metadata(filters: Sequence[UUID], language: Language) -> dict[str, Any]:
    """Its settings, and a filter by programme. ``filters`` are the datasets that it takes the names from."""
    return {
        "color_scheme": "supersetColors",
        "cross_filters_enabled": False,
        "refresh_frequency": 0,
        "expanded_slices": {},
        "timed_refresh_immune_slices": [],
        "default_filters": "{}",
        "native_filter_configuration": [
            {
                "id": f"NATIVE_FILTER-{dataset}",
                "type": "NATIVE_FILTER",
                "filterType": "filter_select",
                "name": texts.PROGRAMME.to(language),
                "description": "",
                "targets": [{"column": {"name": "programme_name"}, "datasetUuid": str(dataset)}],
                "scope": {"rootPath": ["ROOT_ID"], "excluded": []},
                "cascadeParentIds": [],
                "defaultDataMask": {"extraFormData": {}, "filterState": {}, "ownState": {}},
                "controlValues": {
                    "enableEmptyFilter": False,
                    "defaultToFirstItem": False,
                    "multiSelect": True,
                    "searchAllOptions": False,
                    "inverseSelection": False,
                },
            }
            for dataset in filters
        ],
    }
