"""``report.html``: what stands in it is what stands in the tables, and nothing comes from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest
import vl_convert

from climatekit.report import gather

from .conftest import read_page

METRICS = """
select programme_id, metric, max(period), arg_max(value, period) from '{}' where dimension = 'all' group by all
"""


@pytest.mark.parametrize("name", ["ymparaks", "kunta_toimintamallit"])
def test_every_key_figure_is_that_of_the_metrics(page: Any, name: str) -> None:
    shown = page(name)
    table = shown.out / "metrics" / "metrics.parquet"
    told = {
        (programme, metric): (period, value)
        for programme, metric, period, value in duckdb.sql(METRICS.format(table)).fetchall()
    }
    figures = shown.root.all("article")
    assert figures
    for figure in figures:
        programme = figure.attributes["id"].removesuffix("-" + figure.attributes["data-metric"]).replace("all", "*")
        period, value = told[programme, figure.attributes["data-metric"]]
        assert (figure.attributes["data-period"], float(figure.attributes["data-value"])) == (period, value)
    headlines = json.loads((shown.out / "run.json").read_text("utf-8"))["key_figures"]
    wanted = {f"{figure['programme_id']}-{figure['metric']}" for figure in headlines}
    assert wanted <= {figure.attributes["id"] for figure in figures}


def test_members_by_size_are_those_of_the_metric(page: Any) -> None:
    shown = page("ymparaks")
    wanted = duckdb.sql(
        f"select value from '{shown.out}/metrics/metrics.parquet' where metric = 'members_total' "
        "and programme_id = 'ymparaks' and dimension = 'size_class' and value > 0"
    ).fetchall()
    assert sorted(_column(shown, "ymparaks-members_by_size", 1)) == sorted(value for (value,) in wanted)
    for row in _rows(shown, "ymparaks-members_by_size"):
        members, reached, not_reached = (float(cell.attributes["data-value"]) for cell in row[1:4])
        assert members == reached + not_reached


def test_findings_add_up_to_those_on_record(page: Any) -> None:
    shown = page("ymparaks")
    for programme in ("ymparaks", "ymparaks_kumppanuus"):
        [(wanted,)] = duckdb.sql(
            f"select count(*) from '{shown.out}/findings/findings.parquet' where programme_id = '{programme}'"
        ).fetchall()
        assert sum(_column(shown, f"{programme}-findings_by_rule", 1)) == wanted


def test_a_change_is_told_against_the_period_before(page: Any) -> None:
    shown = page("ymparaks")
    [figure] = shown.root.all("article", id="ymparaks-members_at_end")
    values = dict(
        duckdb.sql(
            f"select period, value from '{shown.out}/metrics/metrics.parquet' "
            "where metric = 'members_at_end' and programme_id = 'ymparaks'"
        ).fetchall()
    )
    difference = values["2026"] - values["2025"]
    told = f"{difference:+.0f} verrattuna jaksoon 2025 ({values['2025']:.0f})"
    assert figure.all("p")[2].text == told.replace("-", "−")
    assert "vuosi on kesken" in figure.text


def test_a_figure_that_can_mislead_carries_its_caveat(page: Any) -> None:
    shown = page("lahti")
    parts = [part for part in shown.root.all("section") if part.all(id="lahti-emissions_in_municipality")]
    text = parts[-1].text
    assert "suuntaa antava" in text
    assert "Ei todellinen osuus: Hinku-laskenta jättää pois" in text


@pytest.mark.parametrize("name", ["ymparaks", "lahti", "kunta_toimintamallit"])
def test_nothing_comes_from_elsewhere(page: Any, name: str) -> None:
    source = page(name).source
    assert re.findall(r"<(?:script|link|img|iframe|object|embed|base|form)\b", source) == []
    assert re.findall(r"\s(?:src|srcset|xlink:href|on\w+|style)=", source) == []
    assert {reference for reference in re.findall(r'href="([^"]*)"', source) if not reference.startswith("#")} == set()
    assert re.findall(r"url\(|@import|http-equiv=\"refresh\"", source) == []
    [style] = re.findall(r"<style>(.*?)</style>", source, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page(name).root.all("meta")[1].attributes["content"]


@pytest.mark.parametrize("name", ["ymparaks", "lahti", "kunta_toimintamallit"])
def test_it_can_be_read_without_seeing_it(page: Any, name: str) -> None:
    root = page(name).root
    levels = [int(heading.tag[1]) for heading in root.all("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [element.attributes["id"] for element in root.all() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    assert {link.attributes["href"][1:] for link in root.all("a")} <= set(ids)
    assert all(head.attributes["scope"] in ("row", "col") for head in root.all("th"))
    assert all(table.all("caption")[0].text for table in root.all("table"))
    for drawing in root.all("svg"):
        assert drawing.attributes["role"] == "img"
        title, description = drawing.all("title")[0], drawing.all("desc")[0]
        assert drawing.attributes["aria-labelledby"] == title.attributes["id"]
        assert title.text in description.text
        assert drawing.parent is not None
        beside = drawing.parent.parent
        assert beside is not None
        assert beside.all("table")


@pytest.mark.parametrize(
    ("language", "heading", "day"),
    [
        ("fi", "Avainluvut", "31. lokakuuta 2026"),
        ("sv", "Nyckeltal", "31 oktober 2026"),
        ("en", "Key figures", "31 October 2026"),
    ],
)
def test_three_languages(page: Any, language: str, heading: str, day: str) -> None:
    shown = page("kunta_toimintamallit", language)
    assert shown.root.all("html")[0].attributes["lang"] == language
    assert heading in [element.text for element in shown.root.all("h3")]
    assert day in shown.root.all("header")[0].text


def test_no_code_is_left_as_it_is(page: Any) -> None:
    """A code of ours that nobody has given a word stands out by its underscore."""
    for name in ("ymparaks", "lahti", "kunta_toimintamallit"):
        shown = page(name)
        tables = [table for table in shown.root.all("table") if table.all("caption")[0].text != "Tietojen laatu"]
        cells = {cell.text for table in tables for cell in table.all("th", "td")}
        assert {text for text in cells if re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)+|unknown", text)} == set()


def test_the_same_run_gives_the_same_bytes_and_is_on_record(copied: Any, page: Any, run_cli: Any) -> None:
    root = copied("kunta_toimintamallit")
    assert run_cli("run", root, "--quiet", "--threads", "1", env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}).code == 0
    again = root / "out" / "report.html"
    assert again.read_text("utf-8") == page("kunta_toimintamallit").source
    files = {file["path"]: file["sha256"] for file in json.loads((root / "out" / "run.json").read_text())["files"]}
    assert files["report.html"] == hashlib.sha256(again.read_bytes()).hexdigest()


def test_it_can_be_left_out(copied: Any, call_cli: Any) -> None:
    root = copied("kunta_toimintamallit")
    assert call_cli("run", root, "--quiet", "--no-report").code == 0
    assert not (root / "out" / "report.html").exists()
    toml = root / "climatekit.toml"
    toml.write_text(toml.read_text("utf-8").replace("[project]\n", "[project]\nreport = false\n"), "utf-8")
    assert call_cli("run", root, "--quiet").code == 0
    assert not (root / "out" / "report.html").exists()


def test_a_programme_called_like_markup_stays_text(copied: Any, call_cli: Any) -> None:
    root = copied("kunta_toimintamallit")
    toml = root / "climatekit.toml"
    name = "<script>alert('x')</script> & <b>Oy</b>"
    text = re.sub(r'^name = "[^"]*"', f'name = "{name}"', toml.read_text("utf-8"), flags=re.MULTILINE)
    toml.write_text(text, "utf-8")
    assert call_cli("run", root, "--quiet").code == 0
    shown = read_page(root / "out")
    assert shown.root.all("script") == []
    assert [heading.text for heading in shown.root.all("h1", "h2")].count(name) == 2


def _rows(shown: Any, part: str) -> list[list[Any]]:
    [heading] = shown.root.all("h3", id=part)
    return [row.all("th", "td") for row in heading.parent.all("tbody")[0].all("tr")]


def _column(shown: Any, part: str, place: int) -> list[float]:
    return [float(row[place].attributes["data-value"]) for row in _rows(shown, part)]


def test_a_chart_that_stands_is_not_drawn_again(copied: Any, call_cli: Any, monkeypatch: Any) -> None:
    """Only where the report is as its run left it: what somebody else has put there is never taken over."""
    root, page = copied("kunta_toimintamallit"), Path("out", "report.html")
    draw = vl_convert.vegalite_to_svg
    drawn: list[int] = []
    monkeypatch.setattr(vl_convert, "vegalite_to_svg", lambda *a, **k: drawn.append(1) or draw(*a, **k))

    def charts(*arguments: str) -> int:
        drawn.clear()
        assert call_cli("run", root, "--again", "--quiet", *arguments).code == 0
        return len(drawn)

    every = charts()
    first = (root / page).read_bytes()
    assert every == len(read_page(root / "out").root.all("svg")) > 2
    assert charts() == 0
    assert (root / page).read_bytes() == first
    assert charts("--language", "sv") == every
    assert charts("--language", "fi") == every
    contacts = root / "data" / "kontaktit_2026_keksitty.csv"
    contacts.write_bytes(b"".join(contacts.read_bytes().splitlines(keepends=True)[:20]))
    assert 0 < charts() < every, "what the other rows were about"
    (root / page).write_bytes((root / page).read_bytes().replace(b"<svg ", b"<svg onload='x' "))
    assert charts() == every
    assert b"onload" not in (root / page).read_bytes()


def test_with_many_programmes_only_all_together_are_shown(copied: Any, call_cli: Any, monkeypatch: Any) -> None:
    root = copied("maakunta")
    assert call_cli("run", root, "--quiet", "--language", "en").code == 0
    every = read_page(root / "out")
    monkeypatch.setattr(gather, "MOST_CHAPTERS", 6)
    assert call_cli("run", root, "--quiet", "--language", "en", "--again").code == 0
    few = read_page(root / "out")
    before, after = (page.root.all("h2", id="all")[0].parent for page in (every, few))
    shown, still_shown = ([part.text for part in one.all("h3", "table", "desc")] for one in (before, after))
    assert shown == still_shown != []
    assert "There are 7 programmes, and each has a chapter of its own only where there are at most 6." in after.text
    assert len(few.root.all("svg")) == len(after.all("svg")) < len(every.root.all("svg"))
