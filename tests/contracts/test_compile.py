"""What a compiled contract holds."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from typing import Annotated, Any

import ibis.expr.datatypes as dt
import pytest
from climatekit_sample.made import contract_class, titled

from climatekit.contracts.fields import column
from climatekit.contracts.model import CompiledContract, table_name
from climatekit.text import Text


def test_the_smallest_contract(compile_class: Any) -> None:
    contract = compile_class(contract_class({}, __doc__="One\n    thing."))
    assert (contract.table, contract.key, contract.checks) == ("thing", ("thing_id",), ())
    assert contract.title == Text("thing", "thing", "thing")
    assert contract.description == "One thing."
    assert contract.column("thing_id").sql_type == "VARCHAR"


def test_types_and_limits(compile_class: Any) -> None:
    columns = {
        "count": (int, column("x", titled("count"))),
        "share": (float, column("x", titled("share"))),
        "day": (date, column("x", titled("day"))),
        "flag": (bool, column("x", titled("flag"))),
        "money": (Annotated[dt.Decimal, 12, 2, True], column("x", titled("money"))),
    }
    found = {
        made.name: (made.type, made.kind, made.sql_type) for made in compile_class(contract_class(columns)).columns
    }
    assert found == {
        "thing_id": ("text", "text", "VARCHAR"),
        "count": ("integer", "integer", "BIGINT"),
        "share": ("number", "number", "DOUBLE"),
        "day": ("date", "date", "DATE"),
        "flag": ("boolean", "boolean", "BOOLEAN"),
        "money": ("decimal(12,2)", "decimal", "DECIMAL(12,2)"),
    }


@pytest.mark.parametrize(
    ("name", "table"),
    [("a.b:Event", "event"), ("a:ChannelMetric", "channel_metric"), ("a:T2Use", "t2_use"), ("a:HTVUse", "htvuse")],
)
def test_the_table_is_named_after_the_class(name: str, table: str) -> None:
    assert table_name(name) == table


def test_every_contract_survives_its_trip_through_json(every_contract: list[str], contract_of: Any) -> None:
    for name in every_contract:
        contract = contract_of(name)
        assert CompiledContract.from_dict(json.loads(json.dumps(contract.to_dict()))) == contract


def test_the_same_contract_compiles_to_the_same_in_every_process(contract_of: Any) -> None:
    """Ibis keeps closed sets as sets, whose order is another one in each process."""
    name = "climatekit_schemas.organisation:Organisation"
    script = f"from climatekit.contracts.compile import compile_contract as c; print(repr(c({name!r})))"
    for seed in ("1", "2"):
        environment = {"PYTHONHASHSEED": seed, "PATH": ""}
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment
        )
        assert done.stdout.strip() == repr(contract_of(name))
