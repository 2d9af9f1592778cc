"""Charts: a Vega-Lite specification per section, drawn by vl-convert without network or browser.

The specifications are plain data: the Altair that would build them takes longer to import than ten charts to draw.
Colours are variables of the page's style sheet, so that one drawing serves light, dark and paper.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from climatekit.errors import SystemFailure
from climatekit.language import say
from climatekit.report.drawn import KEY, key_of
from climatekit.text import Language
from climatekit.written import quantity

MOST_CATEGORIES = 30
_SVG = "http://www.w3.org/2000/svg"
_WIDTH = 240
_LOCALES: dict[Language, Any] = {"fi": "fi-FI", "sv": "sv-SE", "en": "en-GB"}
_COLOURS = ["var(--c1)", "var(--c2)", "var(--c3)", "var(--c4)", "var(--c5)"]
# what Vega draws with; anything else in its drawing would be news to us
_TAGS = {"svg", "g", "path", "line", "text", "rect", "tspan"}
_DROPPED = ("role", "aria-", "class", "pointer-events", "xmlns", "version", "style", "id")
_CONFIG: dict[str, Any] = {
    "background": None,
    "padding": {"left": 24, "right": 16, "top": 4, "bottom": 4},  # the reader's font may be wider than ours
    "view": {"stroke": None},
    "font": "sans-serif",
    "axis": {
        "labelColor": "var(--ink)",
        "titleColor": "var(--soft)",
        "domainColor": "var(--line)",
        "tickColor": "var(--line)",
        "gridColor": "var(--line)",
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "labelLimit": 170,
    },
    "legend": {
        "orient": "top",
        "title": None,
        "labelColor": "var(--ink)",
        "labelFontSize": 13,
        "labelLimit": 260,
        "columns": 2,
        "symbolStrokeColor": "var(--ink)",
    },
    "bar": {"discreteBandSize": 18},
}


@dataclass(frozen=True, kw_only=True)
class Series:
    """What is drawn: a name for each category, and per series its title and values."""

    categories: Sequence[str]
    titles: Sequence[str]
    values: Sequence[Sequence[float | None]]
    unit: str | None


def draw(
    kind: str,
    series: Series,
    title_id: str,
    description: tuple[str, str],
    language: Language,
    drawn: Mapping[str, str],
) -> str:
    """The drawing as inline SVG, with ``description`` (title, the values in words) inside.

    It is taken from ``drawn`` where it is there by its key.
    """
    what, locale = specification(kind, series, language), _LOCALES[language]
    key = key_of(what, locale, title_id, description)
    if key in drawn:
        return drawn[key]
    import vl_convert

    try:
        image = vl_convert.vegalite_to_svg(what, format_locale=locale)
    except ValueError as error:
        reason = str(error).partition("\n")[0]
        raise SystemFailure(
            "system.chart",
            say(
                "The chart '{title}' can't be drawn: {reason}; go on without the report: --no-report.",
                title=description[0],
                reason=reason,
            ),
        ) from error
    return _inline(image, key, title_id, description)


def specification(kind: str, series: Series, language: Language) -> dict[str, Any]:
    """The Vega-Lite specification of a chart."""
    rows = [
        {"place": place, "category": category, "series": title, "rank": rank, "value": value,
         "shown": quantity(value, series.unit, language)}
        for rank, (title, values) in enumerate(zip(series.titles, series.values, strict=True))
        for place, (category, value) in enumerate(zip(series.categories, values, strict=True))
        if value is not None
    ]  # fmt: skip
    several = len(series.titles) > 1
    category = {"field": "category", "type": "nominal", "sort": {"field": "place"}, "title": None}
    value = {"field": "value", "type": "quantitative", "title": None}
    colour: dict[str, Any] = {
        "field": "series", "type": "nominal", "sort": list(series.titles),
        "scale": {"domain": list(series.titles), "range": _COLOURS[: len(series.titles)]},
    }  # fmt: skip
    whole = {"$schema": "https://vega.github.io/schema/vega-lite/v6.json", "config": _CONFIG, "width": _WIDTH}
    if kind == "line":
        if not several:
            colour["legend"] = None
        axis = {"axis": {"grid": True, "tickCount": 4, "domain": False}}
        return whole | {
            "width": 380,
            "height": 180,
            "data": {"values": rows},
            "mark": {"type": "line", "point": {"size": 45, "filled": True}, "strokeWidth": 2},
            "encoding": {
                "x": category | {"axis": {"labelAngle": 0, "labelOverlap": True, "labelSeparation": 14}},
                "y": value | axis,
                "color": colour,
                "strokeDash": {"field": "series", "type": "nominal", "sort": list(series.titles), "legend": None},
                "shape": {"field": "series", "type": "nominal", "sort": list(series.titles), "legend": None},
            },
        }
    bars: dict[str, Any] = {"mark": {"type": "bar", "stroke": "var(--ink)", "strokeWidth": 0.5}}
    y = category | {"axis": {"domain": False, "ticks": False, "labelPadding": 6}}
    x = value | {"axis": None}
    if kind == "stacked_bar":
        encoding = {"y": y, "x": x | {"axis": {"tickCount": 4, "domain": False}}, "color": colour,
                    "order": {"field": "rank", "type": "quantitative"}}  # fmt: skip
        return whole | {"height": {"step": 26}, "data": {"values": rows}, **bars, "encoding": encoding}
    encoding = {"y": y, "x": x}
    text: dict[str, Any] = {
        "mark": {"type": "text", "align": "left", "dx": 5, "fontSize": 13, "color": "var(--ink)"},
        "encoding": {"text": {"field": "shown", "type": "nominal"}},
    }
    if several:
        encoding |= {"yOffset": {"field": "rank", "type": "ordinal"}}
        bars["encoding"] = {"color": colour}
    else:
        bars["encoding"] = {"color": {"value": _COLOURS[0]}}
    return whole | {
        "height": {"step": 26 if not several else 18},
        "data": {"values": rows},
        "encoding": encoding,
        "layer": [bars, text],
    }


def _inline(image: str, key: str, title_id: str, description: tuple[str, str]) -> str:
    """The drawing with a title and a description, and without what only a page of its own needs."""
    root = ElementTree.fromstring(image)
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{_SVG}}}")
        if element.tag not in _TAGS:
            raise SystemFailure("system.chart", say("A chart holds '{tag}', which is not drawn.", tag=element.tag))
        for name in [name for name in element.attrib if name.startswith(_DROPPED)]:
            del element.attrib[name]
    for position, (tag, text) in enumerate(zip(("title", "desc"), description, strict=True)):
        child = ElementTree.Element(tag, {"id": f"{title_id}-{tag}"})
        child.text = text
        root.insert(position, child)
    root.attrib |= {
        KEY: key,
        "role": "img",
        "aria-labelledby": f"{title_id}-title",
        "aria-describedby": f"{title_id}-desc",
    }
    return ElementTree.tostring(root, encoding="unicode")
