"""Fields of what a hook returned, held against their annotations."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from climatekit.plugin_host import CoordinationModel, Membership, Publisher, Reader, Table, Text
from climatekit.plugin_host.fit import misfit

SAME = Text("x", "x", "x")
MODEL = CoordinationModel(
    name="a", rung=1, title=SAME, what=SAME, why=SAME, how=SAME, where=SAME, settings=BaseModel, presets=Path()
)
READER = Reader(name="a", suffixes=(".a", ".b2"), read=lambda path: iter(()))
SOUND = [
    MODEL,
    replace(MODEL, caveats=(SAME,), presets=None),
    READER,
    Publisher(name="a", publish=lambda target: []),
    Membership(tables=(Table(contract="a.b:C", required=True),), sql=Path()),
    "no dataclass at all",
]


@pytest.mark.parametrize("item", SOUND)
def test_what_fits(item: Any) -> None:
    assert misfit(item) is None


@pytest.mark.parametrize(
    ("item", "change", "told"),
    [
        (MODEL, {"name": "Avoin"}, "CoordinationModel.name is 'Avoin', which is no LowerCaseName"),
        (MODEL, {"name": 3}, "CoordinationModel.name is 3, which is no LowerCaseName"),
        (MODEL, {"rung": True}, "CoordinationModel.rung is True, which is no int"),
        (MODEL, {"rung": 1.0}, "CoordinationModel.rung is 1.0, which is no int"),
        (MODEL, {"what": ("x", "x", "x")}, "CoordinationModel.what is ('x', 'x', 'x'), which is no Text"),
        (MODEL, {"what": Text("x", " ", "x")}, "which is no Text"),
        (MODEL, {"settings": int}, "CoordinationModel.settings is <class 'int'>, which is no type[BaseModel]"),
        (MODEL, {"settings": "Settings"}, "which is no type[BaseModel]"),
        (MODEL, {"caveats": [SAME]}, "which is no tuple[Text, ...]"),
        (MODEL, {"caveats": SAME}, "which is no tuple[Text, ...]"),
        (MODEL, {"presets": "presets"}, "CoordinationModel.presets is 'presets', which is no Traversable | None"),
        (READER, {"suffixes": (".CSV",)}, "Reader.suffixes is ('.CSV',), which is no tuple[LowerCaseSuffix, ...]"),
        (READER, {"suffixes": ".csv"}, "which is no tuple[LowerCaseSuffix, ...]"),
        (READER, {"read": None}, "Reader.read is None, which is no Callable"),
        (Membership(), {"tables": (Table(contract="C"),)}, "Table.contract is 'C', which is no ModuleAndClass"),
        (Membership(), {"tables": (Table(contract="a:C", required=1),)}, "Table.required is 1, which is no bool"),  # type: ignore[arg-type]
        (Membership(), {"sql": "sql" * 99}, f"Membership.sql is '{('sql' * 99)[:79]}, which is no Traversable | None"),
    ],
)  # fmt: skip
def test_what_does_not(item: Any, change: dict[str, Any], told: str) -> None:
    assert told in (misfit(replace(item, **change)) or "")
