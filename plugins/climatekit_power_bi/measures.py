"""The catalogue of metrics as measures: the latest total where one row says it, else nothing.

Metrics are not added up over programmes: an organisation may be in two of them, and shares make no sum.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from climatekit.dictionary import naming
from climatekit.dictionary.model import Metric
from climatekit.text import Language


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One measure of the table ``metrics``."""

    name: str
    expression: str
    description: str
    format: str
    is_headline: bool


def measures(metrics: Iterable[Metric], columns: Sequence[str], language: Language) -> list[Measure]:
    """None has the name of another, or of a column of its table."""
    metrics = list(metrics)
    titles = {metric.name: metric.title.to(language) if metric.title else metric.name for metric in metrics}
    often = Counter(title.casefold() for title in titles.values())
    taken = {name.casefold() for name in columns}
    found = []
    for metric in metrics:
        name = titles[metric.name]
        if often[name.casefold()] > 1 or name.casefold() in taken:
            name = f"{naming.plain(metric.name)} ({metric.name})"
        taken.add(name.casefold())
        caveat = f" {metric.caveat.to(language)}" if metric.caveat else ""
        found.append(
            Measure(
                name=name,
                expression=_expression(metric),
                description=f"{metric.definition.to(language)} [{metric.unit}]{caveat}",
                format={"share": "0%", "count": "#,0", "EUR": "#,0"}.get(metric.unit, "#,0.00"),
                is_headline=metric.is_headline,
            )
        )
    return found


def _expression(metric: Metric) -> str:
    name = metric.name.replace('"', '""')
    return "\n".join(
        (
            f"VAR _rows = FILTER('metrics', 'metrics'[metric] = \"{name}\" && 'metrics'[dimension] = \"all\")",
            "VAR _period = MAXX(_rows, 'metrics'[period])",
            "VAR _latest = FILTER(_rows, 'metrics'[period] = _period)",
            "RETURN IF(COUNTROWS(_latest) = 1, MAXX(_latest, 'metrics'[value]))",
        )
    )
