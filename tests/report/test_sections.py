"""A section that somebody else's plugin adds: shown, drawn, and never more than text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from climatekit.cache import Cache
from climatekit.errors import PluginError
from climatekit.pipeline.plan import make_plan
from climatekit.pipeline.section import read_section
from climatekit.plugin_host import Reporting

from .conftest import read_page

SECTION = """\
-- section: visitors_by_mood
-- order: 700
-- chart: stacked_bar
-- category: mood
-- values: many, few
-- sort: place
-- fi: Kävijät
-- sv: Besökare
-- en: Visitors
-- note_fi: Huomautus.
-- note_sv: Anmärkning.
-- note_en: A note.
-- column mood: Mieliala | Humör | Mood
-- column many: Monta | Många | Many
-- column few: Muutama | Några | Few
-- column said: Sanottu | Sagt | Said
-- column quoted: Lainattu | Citerat | Quoted
-- language quoted: fi
-- value good: hyvä | gott | good
select
    programme.programme_id,
    told.mood,
    told.many, -- [count]
    told.few, -- [count]
    told.place,
    'Sanasta sanaan' as quoted,
    'suomeksi' as said_fi,
    'på svenska' as said_sv,
    'in English' as said_en
from programme
cross join (
    values
    ('<img src=x onerror="alert(1)">', 1, 2, 2),
    ('good', 1234, 0, 1)
) as told (mood, many, few, place)
"""
PLUGIN = """\
from pathlib import Path
from climatekit.plugin_host import Reporting, hookimpl

@hookimpl
def climatekit_reporting():
    return Reporting(sql=Path({folder!r}))
"""


@pytest.fixture
def plan(tmp_path: Path) -> Any:
    """``plan(SECTION)``: the plan of a plugin with this one section."""

    def make(text: str) -> Any:
        folder = tmp_path / "reporting" / "sections"
        folder.mkdir(parents=True)
        (folder / "it.sql").write_text(text, "utf-8")
        return make_plan({"mine": {"reporting": Reporting(sql=folder.parent)}}, [], Cache(None))

    return make


def test_a_section_of_another_plugin_is_shown(
    copied: Any, call_cli: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    sections = site / "reporting" / "sections"
    sections.mkdir(parents=True)
    (sections / "visitors.sql").write_text(SECTION, "utf-8")
    (site / "climatekit_moods.py").write_text(PLUGIN.format(folder=str(sections.parent)), "utf-8")
    info = site / "climatekit_moods-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: climatekit-moods\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text("[climatekit]\nclimatekit_moods = climatekit_moods\n", "utf-8")
    monkeypatch.syspath_prepend(site)
    root = copied("kunta_toimintamallit")
    result = call_cli("run", root, "--quiet", "--language", "en")
    assert result.code == 0, result.err
    shown = read_page(root / "out")
    [heading] = [head for head in shown.root.all("h3") if head.text == "Visitors"]
    rows = [[cell.text for cell in row.all("th", "td")] for row in heading.parent.all("tr")]
    assert rows == [
        ["Mood", "Many", "Few", "Said", "Quoted"],
        ["good", "1,234", "0", "in English", "Sanasta sanaan"],
        ['<img src=x onerror="alert(1)">', "1", "2", "in English", "Sanasta sanaan"],
    ]
    told = [cell.attributes.get("lang") for cell in heading.parent.all("td") if cell.text.startswith(("in ", "Sana"))]
    assert told == [None, "fi", None, "fi"], "a text in another language than the page's says so"
    assert "A note." in heading.parent.text
    [drawing] = heading.parent.all("svg")
    assert '<img src=x onerror="alert(1)">: many 1, few 2' in drawing.all("desc")[0].text
    assert shown.root.all("img") == []


def test_what_a_section_says_is_read(plan: Any) -> None:
    [file] = plan(SECTION).sections
    section = read_section(file)
    assert (section.name, section.order) == ("visitors_by_mood", 700)
    assert (section.chart, section.category) == ("stacked_bar", "mood")
    assert section.values == ("many", "few")
    assert [column.title.sv for column in section.columns] == ["Humör", "Många", "Några", "Sagt", "Citerat"]
    assert [column.unit for column in section.columns] == [None, "count", "count", None, None]
    assert section.columns[3].source.sv == "said_sv"
    assert section.words["good"].fi == "hyvä"


@pytest.mark.parametrize(
    ("old", "new", "code", "part"),
    [
        ("programme.programme_id,", "'x' as other,", "sql.section", "must select programme_id"),
        ("-- order: 700\n", "", "sql.header", "lacks the line '-- order"),
        ("-- order: 700", "-- order: first", "sql.section", "order 'first'"),
        ("-- language quoted: fi", "-- language quoted: Finnish", "sql.section", "write one of"),
        ("-- language quoted: fi", "-- language qouted: fi", "sql.section", "Did you mean 'quoted'?"),
        ("Mieliala | Humör | Mood", "Mieliala | Mood", "sql.section", "write fi | sv | en"),
        ("-- column few:", "-- column fev:", "sql.section", "Did you mean 'few'?"),
        ("-- values: many, few", "-- values: many, less", "sql.section", "'less'"),
        ("-- values: many, few\n", "", "sql.section", "say what is drawn"),
        ("-- chart: stacked_bar", "-- chart: pie", "sql.header", "chart 'pie'"),
        ("-- sort: place", "-- sort: place down", "sql.section", "'place down'"),
        ("-- sort: place", "-- sort: plaice", "sql.section", "'plaice'"),
        ("-- note_sv: Anmärkning.\n", "", "sql.section", "note in some languages only"),
        ("-- order: 700", "-- order: 700\n-- metrics: members", "sql.unknown_metric", "'members'"),
        ("from programme\n", "from programm\n", "sql.unknown_table", "Did you mean 'programme'?"),
    ],
)
def test_a_wrong_header_is_refused(plan: Any, old: str, new: str, code: str, part: str) -> None:
    assert SECTION.count(old) == 1
    with pytest.raises(PluginError) as caught:
        plan(SECTION.replace(old, new))
    assert caught.value.code == code
    assert part in str(caught.value)
    assert "mine/reporting/sections/it.sql" in str(caught.value)
