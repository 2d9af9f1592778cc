"""Which header is which column."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from climatekit.contracts.mapping import Matched, close_misses, match_headers
from climatekit.contracts.names import header_names, normalised
from climatekit.contracts.near import CLOSE, nearness
from climatekit.errors import ConfigurationError, DataError
from climatekit.text import LANGUAGES

NEEDED = ["member_id", "name", "kind", "joined_on"]


@pytest.fixture
def member(contract_of: Any) -> Any:
    return contract_of("climatekit_sample.network:Member")


def match(contract: Any, headers: list[str], **options: Any) -> Matched:
    options = {"told": {}, "given": (), "place": "'data/member.csv'"} | options
    return match_headers(contract, headers, **options)


def refused(kind: type[Exception], contract: Any, headers: list[str], **options: Any) -> Any:
    with pytest.raises(kind) as raised:
        match(contract, headers, **options)
    error: Any = raised.value
    assert error.message.count("\n") == 0
    assert "{" not in error.message
    return error


def test_the_names_of_the_columns(member: Any) -> None:
    matched = match(member, ["kind", "member_id", "joined_on", "name"])
    assert matched.positions == {"kind": 0, "member_id": 1, "joined_on": 2, "name": 3}
    assert matched.absent == ("email", "parent_id", "fee", "left_on")
    assert matched.ignored == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_in_every_language(member: Any, language: Any) -> None:
    headers = [column.title.to(language) for column in member.columns]
    assert match(member, headers).positions == {column.name: at for at, column in enumerate(member.columns)}


def test_every_header_of_every_installed_column(contract_of: Any) -> None:
    contract = contract_of("climatekit_schemas.organisation:Organisation")
    others = [column.name for column in contract.columns]
    for at, column in enumerate(contract.columns):
        for header in header_names(column):
            headers = [*others[:at], f"  {header.upper()} ", *others[at + 1 :]]
            assert match(contract, headers).positions[column.name] == at, header


@pytest.mark.parametrize(
    "header", ["Yritys", "FÖRETAG", "företag", " Före-tag:", unicodedata.normalize("NFD", "Företag")]
)
def test_aliases_in_any_case_with_any_punctuation_and_composition(member: Any, header: str) -> None:
    assert match(member, ["member_id", header, "kind", "joined_on"]).positions["name"] == 1


def test_a_header_of_nothing_but_signs_is_not_a_blank_one() -> None:
    assert normalised("Maksu (€)") == normalised("maksu")
    assert len({normalised("€"), normalised("%"), normalised("")}) == 3


def test_what_feeds_nothing_is_ignored_and_told(member: Any) -> None:
    matched = match(member, [*NEEDED, "Huomautus", "", "Huomautus"])
    assert matched.ignored == ("Huomautus", "Huomautus")


def test_what_is_told_comes_first(member: Any) -> None:
    """A header that is told feeds what it is told to feed, even where its name says another thing."""
    matched = match(member, [*NEEDED, "Yhtiö", "fee"], told={"Yhtiö": "name", "fee": "left_on"})
    assert matched.positions == {"member_id": 0, "kind": 2, "joined_on": 3, "name": 4, "left_on": 5}
    assert matched.ignored == ("name",)
    assert matched.absent == ("email", "parent_id", "fee")


def test_one_header_for_several_columns(member: Any) -> None:
    matched = match(member, ["id", "laji", "Liittynyt"], told={"id": ["member_id", "name"]})
    assert matched.positions == {"member_id": 0, "name": 0, "kind": 1, "joined_on": 2}


def test_a_constant_comes_before_a_header(member: Any) -> None:
    matched = match(member, [*NEEDED, "fee"], given=("kind", "fee"))
    assert matched.positions == {"member_id": 0, "name": 1, "joined_on": 3}
    assert matched.ignored == ("kind", "fee")
    assert "kind" not in matched.absent


def test_two_columns_for_one_are_refused(member: Any) -> None:
    error = refused(DataError, member, [*NEEDED, "Nimi"])
    assert error.code == "file.duplicate_column"
    assert error.message == (
        "'data/member.csv' has two columns for 'name', 'name' and 'Nimi': say under [tables.member] columns which one "
        "counts."
    )
    assert match(member, [*NEEDED, "Nimi"], told={"Nimi": "name"}).positions["name"] == 4
    assert match(member, [*NEEDED, "Nimi"], given=("name",)).ignored == ("name", "Nimi")


def test_a_header_that_is_told_and_stands_twice_is_refused(member: Any) -> None:
    error = refused(DataError, member, [*NEEDED, "Yhtiö", "Yhtiö"], told={"Yhtiö": "name"})
    assert error.code == "file.duplicate_column"
    assert "2 columns 'Yhtiö'" in error.message


def test_a_column_that_is_told_twice_is_refused(member: Any) -> None:
    error = refused(ConfigurationError, member, [*NEEDED, "A", "B"], told={"A": "name", "B": ["fee", "name"]})
    assert error.code == "mapping.twice"
    assert "'name' two headers, 'A' and 'B'" in error.message
    error = refused(ConfigurationError, member, [*NEEDED, "A"], told={"A": "fee"}, given=("fee",))
    assert error.code == "mapping.twice"
    assert "'fee' with a constant and from the header 'A'" in error.message


def test_columns_that_are_missing_are_named_together(member: Any) -> None:
    error = refused(DataError, member, ["Nimi", "Sähköposti", "Liitynyt", ""])
    assert error.code == "file.missing_column"
    assert error.message == (
        "'data/member.csv' has no column for 'member_id', 'kind', 'joined_on' of the table 'member': "
        "its headers are 'Liitynyt', 'Nimi' and 'Sähköposti'; add the column or map one under [tables.member] columns. "
        "'Liitynyt' is not known; did you mean 'Liittynyt' → joined_on?"
    )


@pytest.mark.parametrize("header", ["Org", "Nimike", "Kind 2", "Liittyminen", "Huomautus"])
def test_a_wrong_guess_is_worse_than_none(member: Any, header: str) -> None:
    others = ["member_id", "name", header]
    assert "did you mean" not in refused(DataError, member, others).message


def test_a_close_miss_of_a_column_that_may_be_absent(member: Any) -> None:
    matched = match(member, [*NEEDED, "Säköposti", "Nimi2"])
    assert [(miss.header, miss.column) for miss in close_misses(member, matched)] == [("Säköposti", "email")]
    assert close_misses(member, match(member, [*NEEDED, "Sähköposti", "Säköposti"])) == []


def test_numbers_and_single_letters_tell_headers_apart() -> None:
    assert nearness("Scope 1 (t CO2e)", "Scope 3 (t CO2e)") == 0
    assert nearness("Vaikuttavuus A", "Vaikuttavuus F") == 0
    assert nearness("Y-tunus", "Y-tunnus") > 0.9
    assert nearness("Alkamispäivä", "Päättymispäivä") < CLOSE


@pytest.mark.parametrize("told", ["Yhtiö ", " Yhtiö", unicodedata.normalize("NFD", "Yhtiö")])
def test_blanks_around_a_header_that_is_told_do_not_matter(member: Any, told: str) -> None:
    for header in ("Yhtiö", "  Yhtiö\u00a0"):
        assert match(member, ["member_id", header, "kind", "joined_on"], told={told: "name"}).positions["name"] == 1


def test_a_unit_in_brackets_is_no_part_of_the_name(contract_of: Any) -> None:
    contract = contract_of("climatekit_schemas.resource_use:ResourceUse")
    others = ["programme_id", "period", "cost_category", "fund_source"]
    assert match(contract, [*others, "Kustannukset (k€)", "Henkilöt (hlö)"]).positions["cost_eur"] == 4
    assert match(contract, [*others, "Kustannus (k€)", "Kustannus (€)"]).positions["cost_eur"] == 5
    organisation = contract_of("climatekit_schemas.organisation:Organisation")
    matched = match(organisation, ["org_id", "org_type", "name", "Henkilöstö (naiset)", "Y-tunnus (emo)"])
    assert matched.ignored == ("Henkilöstö (naiset)", "Y-tunnus (emo)")


def test_a_column_with_a_fallback_may_be_missing(member: Any) -> None:
    matched = match(member, ["member_id", "name", "joined_on"], fallback=("kind",))
    assert "kind" in matched.absent


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_a_single_column_hints_at_the_delimiter(member: Any, delimiter: str) -> None:
    error = refused(DataError, member, [delimiter.join(NEEDED)])
    assert error.code == "file.missing_column"
    assert error.message.endswith("so set delimiter under [tables.member].")
    assert "delimiter" not in refused(DataError, member, ["member_id"]).message


def test_an_unknown_header_that_is_told(member: Any) -> None:
    error = refused(ConfigurationError, member, [*NEEDED, "Yritys"], told={"Yrtys": "name"})
    assert error.code == "mapping.unknown_header"
    assert (
        error.message.endswith("'member_id', 'name' or 'Yritys'. Did you mean 'Yritys'?") or "'Yritys'" in error.message
    )
    assert error.message.endswith(" Did you mean 'Yritys'?")


def test_an_unknown_column_that_is_told(member: Any) -> None:
    for options in ({"told": {"kind": "nmae"}}, {"given": ("nmae",)}):
        error = refused(ConfigurationError, member, NEEDED, **options)
        assert error.code == "mapping.unknown_column"
        assert error.message.endswith(" Did you mean 'name'?")


def test_no_headers_at_all(member: Any) -> None:
    assert "its headers are none" in refused(DataError, member, []).message
    assert "its headers are none" in refused(DataError, member, ["", ""]).message
