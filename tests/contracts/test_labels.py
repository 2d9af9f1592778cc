"""The codes of closed sets have names in three languages, and a cell may hold any of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from climatekit_sample.cells import CONNECTION, column
from climatekit_sample.made import contract_class, titled

from climatekit.contracts import parse
from climatekit.contracts.fields import column as described
from climatekit.contracts.fields import labels
from climatekit.contracts.model import Column, CompiledContract
from climatekit.contracts.names import codes
from climatekit.contracts.writing import Parsing
from climatekit.text import LANGUAGES, Text

# classifications whose codes are what people write
ONLY_CODES = {("organisation", "industry_scheme"), ("organisation", "industry_section")}
TIER = replace(
    column("text", ("full", "support")),
    labels=labels("varsinainen jäsen | kannatusjäsen", "ordinarie medlem | stödmedlem", "full member | supporter"),
)


def read(it: Column, cells: list[str], parsing: Parsing | None = None) -> list[str | None]:
    made = parse.text(it, "raw", parsing or Parsing())
    query = f"select {made} from (select unnest($1::varchar[]) as raw)"
    return [value for (value,) in CONNECTION.execute(query, [cells]).fetchall()]


def test_a_cell_may_hold_the_code_or_its_name_in_any_language_and_case() -> None:
    cells = ["support", "SUPPORT", "kannatusjäsen", " Kannatusjäsen\u00a0", "STÖDMEDLEM", "Supporter"]
    assert read(TIER, cells) == ["support"] * len(cells)
    assert read(TIER, ["Varsinainen jäsen", "jäsen", ""]) == ["full", "jäsen", None], "validate says what is wrong"


def test_the_words_that_a_project_gives_go_first() -> None:
    parsing = Parsing(values={"it": {"kannatusjäsen": "full", "supporter": ""}})
    assert read(TIER, ["Kannatusjäsen", "Supporter", "stödmedlem"], parsing) == ["full", None, "support"]


def test_every_closed_set_has_names_that_are_read_back(installed_contract: str, contract_of: Any) -> None:
    contract: CompiledContract = contract_of(installed_contract)
    for it in contract.columns:
        if not it.allowed or (contract.table, it.name) in ONLY_CODES:
            continue
        for language in LANGUAGES:
            words = it.words(language)
            assert len({word.casefold() for word in words}) == len(it.allowed), (it.name, language)
            assert not any("_" in word for word in words), (it.name, language)
            assert read(it, [word.upper() for word in words]) == list(it.allowed), (it.name, language)
            assert [codes(it)["".join(filter(str.isalnum, word)).casefold()] for word in words] == list(it.allowed)


def test_a_wrong_word_is_told_the_names_in_the_reader_s_language(contract_of: Any) -> None:
    contract: CompiledContract = contract_of("climatekit_schemas.membership:Membership")
    sentence = next(check.sentence for check in contract.checks if check.reason == "tier:value.not_allowed")
    assert "'varsinainen jäsen', 'kannatusjäsen'" in sentence.fi
    assert "'ordinarie medlem', 'stödmedlem'" in sentence.sv
    assert "'full member', 'supporting member'" in sentence.en


@pytest.mark.parametrize(
    ("given", "code", "says"),
    [
        (labels("yksi", "ett", "one"), "contract.labels", "1 labels for 2 codes"),
        (labels("B | kaksi", "ett | två", "one | two"), "contract.ambiguous", "'B' in the column 'kind'"),
        (labels("yksi | kaksi", "ett | ett", "one | two"), "contract.ambiguous", "means both 'a' and 'b'"),
    ],
)
def test_labels_that_do_not_tell_codes_apart(refused: Any, given: tuple[Text, ...], code: str, says: str) -> None:
    made = contract_class({"kind": (str, described("x", titled("Kind"), isin=("a", "b"), labels=given))})
    found, message = refused(made)
    assert found == code
    assert says in message
