"""A chart in Superset's own words: what its editor holds (``params``), and the query that it stands for."""

from __future__ import annotations

from typing import Any

from climatekit_superset.charts import Chart, Measure

_NUMBER = "big_number_total"
_TYPES = {"number": _NUMBER, "line": "echarts_timeseries_line", "bar": "echarts_timeseries_bar"}
_OPERATORS = {"==": "EQUALS", "!=": "NOT_EQUALS", "IS TRUE": "IS_TRUE"}
MOST_ROWS = 10_000


def viz_type(chart: Chart) -> str:
    """The name of its kind."""
    return _TYPES[chart.kind]


def params(chart: Chart) -> dict[str, Any]:
    """What is drawn in the browser follows from this."""
    shown: dict[str, Any] = {
        "viz_type": viz_type(chart),
        "adhoc_filters": [_adhoc(*one) for one in chart.filters],
        "y_axis_format": chart.format,
        "extra_form_data": {},
    }
    measures = [_measure(measure) for measure in chart.measures]
    if chart.kind == "number":
        return shown | {
            "metric": measures[0],
            "subheader": chart.subtitle,
            "header_font_size": 0.4,
            "subheader_font_size": 0.2,
        }
    return shown | {
        "x_axis": chart.x,
        "metrics": measures,
        "groupby": list(chart.series),
        "row_limit": MOST_ROWS,
        "order_desc": True,
        "show_legend": True,
        "legendOrientation": "top",
        "legendType": "scroll",
        "rich_tooltip": True,
        "color_scheme": "supersetColors",
        "orientation": "horizontal" if chart.is_lying else "vertical",
        "truncate_metric": len(chart.measures) == 1,
        "x_axis_sort_asc": True,
        **({"stack": "Stack"} if chart.is_stacked else {}),
        **(
            {"time_grain_sqla": chart.grain, "x_axis_time_format": "%Y-%m", "tooltipTimeFormat": "%Y-%m"}
            if chart.grain
            else {"xAxisForceCategorical": True}
        ),
    }


def query_context(chart: Chart) -> dict[str, Any]:
    """The same as a query for the data alone: flat rows."""
    columns: list[Any] = [] if chart.x is None else [_axis(chart)]
    query = {
        "columns": [*columns, *chart.series],
        "metrics": [_measure(measure) for measure in chart.measures],
        "filters": [_filter(*one) for one in chart.filters],
        "extras": {"having": "", "where": "", **({"time_grain_sqla": chart.grain} if chart.grain else {})},
        "orderby": [],
        "row_limit": MOST_ROWS,
        "series_limit": 0,
        "is_timeseries": False,
        "annotation_layers": [],
        "post_processing": [],
    }
    return {
        "datasource": {"id": 0, "type": "table"},  # the importer puts its own number here
        "force": False,
        "queries": [query],
        "form_data": params(chart),
        "result_format": "json",
        "result_type": "full",
    }


def _measure(measure: Measure) -> str | dict[str, Any]:
    if measure.sql is None:
        return measure.label
    return {
        "expressionType": "SQL",
        "sqlExpression": measure.sql,
        "label": measure.label,
        "hasCustomLabel": True,
        "optionName": f"metric_{measure.sql}",
    }


def _axis(chart: Chart) -> str | dict[str, Any]:
    if chart.grain is None:
        return str(chart.x)
    return {
        "columnType": "BASE_AXIS",
        "expressionType": "SQL",
        "label": chart.x,
        "sqlExpression": chart.x,
        "timeGrain": chart.grain,
    }


def _adhoc(column: str, operator: str, value: Any) -> dict[str, Any]:
    return {
        "clause": "WHERE",
        "expressionType": "SIMPLE",
        "subject": column,
        "operator": operator,
        "operatorId": _OPERATORS[operator],
        "comparator": value,
        "filterOptionName": f"filter_{column}_{operator}",
    }


def _filter(column: str, operator: str, value: Any) -> dict[str, Any]:
    return {"col": column, "op": operator, **({} if value is None else {"val": value})}
