"""What is no sound contract is refused by name, with a sentence for its author."""

from __future__ import annotations

import sys
from datetime import date, datetime
from types import ModuleType
from typing import Annotated, Any

import ibis
import ibis.expr.datatypes as dt
import pandera.ibis as pandera
import pytest
from climatekit_sample.made import SENTENCE, TITLE, contract_class, holding, titled

from climatekit.contracts.compile import compile_contract
from climatekit.contracts.fields import column, holds
from climatekit.errors import PluginError
from climatekit.text import Text


@pytest.mark.parametrize("name", ["nowhere_at_all:Thing", "climatekit.text:No", "climatekit.text", "climatekit.text:"])
def test_what_can_not_be_imported(name: str) -> None:
    with pytest.raises(PluginError, match="can't be imported") as raised:
        compile_contract(name)
    assert raised.value.code == "contract.missing"


def test_a_module_that_raises(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "climatekit_raises.py").write_text("1 / 0")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(PluginError, match="ZeroDivisionError: division by zero"):
        compile_contract("climatekit_raises:Thing")


@pytest.mark.parametrize("made", [3, "text", dict, pandera.DataFrameModel, lambda: None])
def test_what_is_no_contract(refused: Any, made: Any) -> None:
    code, message = refused(made)
    assert code == "contract.wrong_type"
    assert message == "'climatekit_broken:Thing' is not a Contract (climatekit.contracts.fields)."


# keys


def test_no_key(refused: Any) -> None:
    for config in ({}, {"unique": []}, {"unique": None}):
        code, message = refused(contract_class({}, config=config))
        assert code == "contract.no_key"
        assert message.endswith("has no key: list it in Config.unique.")


@pytest.mark.parametrize(
    ("key", "says"),
    [
        (["thing"], "'thing', which is no column: its columns are 'other' and 'thing_id'. Did you mean 'thing_id'?"),
        ([["thing_id"], ["other"]], "which is no column"),
        (["thing_id", "other"], "'other' of climatekit_broken:Thing is in the key and nullable: it must be filled."),
    ],
)
def test_a_key_of_columns_that_can_not_be_one(refused: Any, key: list[Any], says: str) -> None:
    columns = {"other": (str, column("x", titled("other"), nullable=True))}
    code, message = refused(contract_class(columns, config={"unique": key}))
    assert code == "contract.key"
    assert message.endswith(says) or says in message


def test_a_column_that_is_unique_by_itself(refused: Any) -> None:
    code, message = refused(contract_class({"other": (str, column("x", titled("other"), unique=True))}))
    assert code == "contract.unique"
    assert "is unique: say that in Config.unique, the key, or write unique='warn'" in message
    code, _ = refused(contract_class({"thing_id": (str, column("x", TITLE, unique="warn"))}))
    assert code == "contract.unique", "the key is unique already"


@pytest.mark.parametrize("rule", ["newest by nothing", "newest", "any", "newest by "])
def test_a_rule_for_duplicates_that_is_none(refused: Any, rule: str) -> None:
    code, message = refused(contract_class({}, config={"unique": ["thing_id"], "metadata": {"duplicates": rule}}))
    assert code == "contract.duplicates"
    assert f"'{rule}'" in message
    assert "'first', 'last' or 'reject all', or 'newest by' and one of its columns 'thing_id'" in message


def test_a_checksum_of_no_column(refused: Any) -> None:
    check = holds(SENTENCE, checksum=True)(lambda cls, table: table.thing_id == "x")
    code, message = refused(contract_class({}, own=check))
    assert code == "contract.check"
    assert "is a checksum: name its column" in message


# columns


def test_an_undescribed_column(refused: Any) -> None:
    for made in (pandera.Field(), pandera.Field(metadata={"note": 1})):
        code, message = refused(contract_class({"other": (str, made)}))
        assert code == "contract.undescribed"
        assert message == "The column 'other' of climatekit_broken:Thing must be made with column(…)."


@pytest.mark.parametrize("kind", [datetime, dt.Int32, dt.Float32, dt.Time, dt.Timestamp])
def test_an_unsupported_type(refused: Any, kind: Any) -> None:
    code, message = refused(contract_class({"other": (kind, column("x", titled("other")))}))
    assert code == "contract.type"
    assert message.endswith("use str, int, float, bool, date or Decimal.")


@pytest.mark.parametrize("kind", [dt.JSON, dt.Array(dt.string), bytes, object, dict[str, int]])
def test_a_type_that_pandera_does_not_know(refused: Any, kind: Any) -> None:
    code, _ = refused(contract_class({"other": (kind, column("x", titled("other")))}))
    assert code in ("contract.broken", "contract.type")


def test_a_decimal_too_long(refused: Any) -> None:
    code, message = refused(
        contract_class({"other": (Annotated[dt.Decimal, 31, 2, True], column("x", titled("other")))})
    )
    assert code == "contract.type"
    assert message.endswith("has 31 digits: 30 are the most.")


@pytest.mark.parametrize("name", ["Other", "ärende", "rowid", "select", "order", "xY", "1a"])
def test_a_name_that_can_not_be_used(refused: Any, name: str) -> None:
    code, message = refused(contract_class({name: (str, column("x", titled("other")))}))
    assert code == "contract.name"
    assert f"'{name}'" in message


def test_a_column_by_pattern(refused: Any) -> None:
    assert refused(contract_class({"other": (str, column("x", titled("other"), regex=True))}))[0] == "contract.name"


@pytest.mark.parametrize("references", ["organisation", "organisation.", "a.b.c", "Organisation.org_id", ""])
def test_a_reference_that_is_none(refused: Any, references: str) -> None:
    code, message = refused(contract_class({"other": (str, column("x", titled("other"), references=references))}))
    assert code == "contract.reference"
    assert message.endswith("write it as 'table.column'.")


def test_a_header_that_means_two_columns(refused: Any) -> None:
    columns = {
        "one": (str, column("x", titled("One"), aliases=("The-Header",))),
        "two": (str, column("x", titled("The header"))),
    }
    code, message = refused(contract_class(columns))
    assert code == "contract.ambiguous"
    assert message.endswith("means both 'one' and 'two': leave it to one of them.")


# checks


@pytest.mark.parametrize(
    "check",
    [{"ne": "x"}, {"notin": ["x"]}, {"str_contains": "x"}, {"str_startswith": "x"}, {"str_endswith": "x"},
     {"unique_values_eq": ["x"]}],
)  # fmt: skip
def test_a_check_without_a_sentence(refused: Any, check: dict[str, Any]) -> None:
    code, message = refused(contract_class({"other": (str, column("x", titled("other"), **check))}))
    assert code == "contract.check"
    assert message.endswith("has no sentence: use @holds.")


def test_two_checks_of_one_kind(refused: Any) -> None:
    code, message = refused(contract_class({"other": (int, column("x", titled("other"), ge=1, gt=0))}))
    assert code == "contract.ambiguous"
    assert "'other:value.too_small'" in message


@pytest.mark.parametrize("options", [{"raise_warning": True}])
def test_a_check_that_only_warns(refused: Any, options: dict[str, Any]) -> None:
    code, message = refused(contract_class({"other": (int, column("x", titled("other"), ge=1, **options))}))
    assert code == "contract.check"
    assert "only warns" in message


def test_pandera_s_own_checks_have_no_sentence(refused: Any) -> None:
    for made in (
        pandera.dataframe_check(lambda cls, data: data.table.thing_id.length() > 1),
        pandera.dataframe_check(description="not json")(lambda cls, data: data.table.thing_id.length() > 1),
        pandera.dataframe_check(description="3")(lambda cls, data: data.table.thing_id.length() > 1),
        pandera.dataframe_check(description="{}")(lambda cls, data: data.table.thing_id.length() > 1),
        pandera.check("thing_id", name="own")(lambda cls, data: data.table[data.key].length() > 1),
    ):
        code, message = refused(contract_class({}, own=made))
        assert code == "contract.check"
        assert "has no sentence" in message


@pytest.mark.parametrize(
    "function",
    [
        lambda cls, table: table.number > table.number.mean(),
        lambda cls, table: table.number.max() > 1,
        lambda cls, table: table.count() > 1,
        lambda cls, table: table.number > table.number.lag(),
        lambda cls, table: table.number > table.view().number.max(),
        lambda cls, table: ibis.row_number() > 1,
        lambda cls, table: table.day < ibis.today(),
        lambda cls, table: table.day.cast("timestamp") < ibis.now(),
        lambda cls, table: ibis.random() < table.number,
    ],
)
def test_a_check_that_needs_more_than_the_row(refused: Any, function: Any) -> None:
    columns = {"number": (int, column("x", titled("number"))), "day": (date, column("x", titled("day")))}
    code, message = refused(contract_class(columns, own=holding(function)))
    assert code == "contract.check"
    assert "needs more than the row it judges" in message


def test_a_check_that_fails(refused: Any) -> None:
    code, message = refused(contract_class({}, own=holding(lambda cls, table: table.nothing > 1)))
    assert code == "contract.check"
    assert "AttributeError" in message


@pytest.mark.parametrize("function", [lambda cls, table: table.thing_id, lambda cls, table: table.thing_id.length()])
def test_a_check_that_is_neither_true_nor_false(refused: Any, function: Any) -> None:
    code, message = refused(contract_class({}, own=holding(function)))
    assert code == "contract.sql"
    assert "not true or false" in message


def test_a_sentence_about_what_is_not_there(refused: Any) -> None:
    sentence = Text("{thing_id} {tyyppi}", "{thing_id}", "{thing_id} {value}")
    code, message = refused(contract_class({}, own=holding(lambda cls, table: table.thing_id != "", sentence)))
    assert code == "contract.sentence"
    assert "'tyyppi' in braces, which is no column" in message


def test_a_pattern_without_an_example_is_no_sentence(refused: Any, compile_class: Any) -> None:
    made = column("x", titled("other"), str_matches="^[0-9]{3}$")
    assert refused(contract_class({"other": (str, made)}))[0] == "contract.sentence"
    made = column("x", titled("other"), str_matches="^[0-9]{3}$", example="123")
    assert "like '123'" in compile_class(contract_class({"other": (str, made)})).checks[0].sentence.en


def test_a_check_that_blames_what_is_not_there(refused: Any) -> None:
    code, message = refused(contract_class({}, own=holding(lambda cls, table: table.thing_id != "", blamed="nothing")))
    assert code == "contract.check"
    assert "blames 'nothing', which is no column: its columns are 'thing_id'" in message


@pytest.mark.parametrize("sql", ["kind = 'person'", "thing_id", "select 1", "thing_id = '", "count(*) > 1 --"])
def test_a_natural_person_that_can_not_be_told(refused: Any, sql: str) -> None:
    code, message = refused(contract_class({}, config={"unique": ["thing_id"], "metadata": {"natural_person": sql}}))
    assert code == "contract.sql"
    assert message.startswith("The natural_person of climatekit_broken:Thing does not work: ")
    assert "\n" not in message


def test_a_table_that_can_not_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("climatekit_broken")
    module.Order = contract_class({}, "Order")  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "climatekit_broken", module)
    with pytest.raises(PluginError, match="'order' in climatekit_broken:Order can't name a table"):
        compile_contract("climatekit_broken:Order")
