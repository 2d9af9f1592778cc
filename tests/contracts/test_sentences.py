"""What a row is told: in three languages, with nothing left to fill in but the row's own cells."""

from __future__ import annotations

import re
from typing import Any

import pytest

from climatekit.contracts import sentences
from climatekit.contracts.model import CompiledContract
from climatekit.contracts.validate import reasons
from climatekit.publish.rejects import collect_reasons
from climatekit.text import LANGUAGES, Text

PLACEHOLDER = re.compile(r"\{(\w+)\}")


def said(contract: CompiledContract) -> dict[str, Text]:
    return {reason: check.sentence for reason, check in reasons(contract).items()}


def test_every_reason_of_every_contract_is_said_in_three_languages(every_contract: list[str], contract_of: Any) -> None:
    for name in every_contract:
        contract = contract_of(name)
        fillable = {column.name for column in contract.columns} | {"value", "_extra", "_other_row", "_other_place"}
        for reason, sentence in said(contract).items():
            where = f"{name} {reason}"
            for language in LANGUAGES:
                text = sentence.to(language)
                assert text == text.strip() != "", where
                assert text.endswith("."), where
                assert "\n" not in text, where
                left = set(PLACEHOLDER.findall(text)) - fillable
                assert not left, where
                if "climatekit_sample" not in name:
                    assert not re.search(r"[{}]", PLACEHOLDER.sub("", text)), where
            assert set(PLACEHOLDER.findall(sentence.fi)) == set(PLACEHOLDER.findall(sentence.sv)), where
            assert set(PLACEHOLDER.findall(sentence.fi)) == set(PLACEHOLDER.findall(sentence.en)), where


def test_the_reasons_of_a_contract_are_all_that_its_rows_can_be_given(contract_of: Any) -> None:
    member = contract_of("climatekit_sample.network:Member")
    assert set(said(member)) == {
        ":key.duplicate", ":key.repeated", ":key.superseded", ":row.too_long", ":row.too_short",
        "member_id:value.missing", "member_id:value.wrong_length", "name:value.missing",
        "kind:value.missing", "kind:value.not_allowed", "email:value.wrong_pattern", "parent_id:reference.unknown",
        "fee:number.ambiguous", "joined_on:date.ambiguous", "left_on:date.ambiguous",
        "fee:type.number", "fee:value.too_small", "fee:value.too_large",
        "joined_on:type.date", "joined_on:value.missing", "joined_on:value.too_small",
        "left_on:type.date", "left_on:check.leaves_later",
        ":snapshot.no_day",
        *(f"{column.name}:cell.{fault}" for column in member.columns for fault in ("error", "uncalculated")),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("contract", "reason", "english"),
    [
        ("Numbers", "at_least:value.too_small", "'{value}' in at least (en) is too small: it must be at least 0."),
        ("Numbers", "above:value.too_small", "'{value}' in above (en) is too small: it must be greater than 0."),
        ("Numbers", "at_most:value.too_large", "'{value}' in at most (en) is too large: it must be at most 100."),
        ("Numbers", "below:value.too_large", "'{value}' in below (en) is too large: it must be less than 1.5."),
        ("Numbers", "between:value.out_of_range", "'{value}' in between (en) is not between -1 and 1: correct it."),
        ("Numbers", "always:value.not_equal", "'{value}' in always (en) does not do: it must be 7."),
        ("Numbers", "few:value.not_allowed", "'{value}' in few (en) is not allowed: use one of '1', '2', '3'."),
        ("Words", "starts:value.wrong_pattern", "'{value}' in starts (en) has the wrong form: write it like '123'."),
        ("Words", "word_id:value.wrong_length",
         "'{value}' in word id (en) has the wrong length: 2 to 4 characters are needed."),
        ("Words", "exact:value.wrong_length",
         "'{value}' in exact (en) has the wrong length: 3 to 3 characters are needed."),
        ("Words", "longest:value.wrong_length",
         "'{value}' in longest (en) has the wrong length: 0 to 5 characters are needed."),
        ("Words", "shortest:value.wrong_length",
         "'{value}' in shortest (en) has the wrong length: 3 to ∞ characters are needed."),
        ("Days", "held_on:value.too_small", "'{value}' in held on (en) is too small: it must be at least 2000-01-01."),
        ("Days", "held_on:type.date",
         "'{value}' in held on (en) is not a date (such as 2025-03-31 or 31.3.2025): correct it."),
        ("Days", "held_on:value.missing", "held on (en) is empty: fill it in."),
        ("Composite", ":key.duplicate",
         "The key '{part}', '{year}', '{day}' stands on more than one row: leave only one."),
    ],
)  # fmt: skip
def test_what_is_said(contract_of: Any, contract: str, reason: str, english: str) -> None:
    assert said(contract_of(f"climatekit_sample.varied:{contract}"))[reason].en == english


def test_a_kind_of_check_that_is_not_known_has_no_sentence(contract_of: Any) -> None:
    column = contract_of("climatekit_sample.network:Member").column("name")
    assert sentences.for_builtin("notin", {"forbidden_values": ["x"]}, column) is None
    assert set(sentences.CODES) == set(sentences._BUILTIN)


def test_the_message_of_a_row_quotes_its_cells_as_they_stood(desk: Any, contract_of: Any) -> None:
    member, visit = (contract_of(f"climatekit_sample.network:{name}") for name in ("Member", "Visit"))
    sound = {"member_id": "m1", "name": "Pelto Oy", "kind": "company", "joined_on": "1.2.2024"}
    desk.judge(member, [sound | {"left_on": " 31.01.2024 ", "fee": "1 kpl" * 100}])
    visit_of_m9 = {"member_id": "m9", "event_id": "e1", "visited_on": "1.2.2024"}
    visits = [visit_of_m9, visit_of_m9 | {"persons": "3"}, visit_of_m9]
    desk.judge(visit, visits, present=["member", "visit"])
    collect_reasons(desk.connection, [member, visit])
    query = "select distinct column_name, code, message_fi, message_sv, message_en from reject_reason"
    found = {(name, code): messages for name, code, *messages in desk.connection.execute(query).fetchall()}
    assert found == {
        ("left_on", "check.leaves_later"): [
            "Ero  31.01.2024  on ennen liittymistä 1.2.2024.",
            "Utträdet  31.01.2024  är före inträdet 1.2.2024.",
            "The leaving  31.01.2024  is before the joining 1.2.2024.",
        ],
        ("fee", "type.number"): [
            f"Sarakkeen Maksu (€) arvo '{'1 kpl' * 16}' ei ole luku: korjaa se.",
            f"Värdet '{'1 kpl' * 16}' i Avgift (€) är inte ett tal: rätta det.",
            f"'{'1 kpl' * 16}' in Fee (€) is not a number: correct it.",
        ],
        ("", "key.duplicate"): [
            "Avain 'm9', 'e1', '1.2.2024' esiintyy useammalla rivillä: jätä vain yksi.",
            "Nyckeln 'm9', 'e1', '1.2.2024' finns på flera rader: lämna bara en.",
            "The key 'm9', 'e1', '1.2.2024' stands on more than one row: leave only one.",
        ],
        ("", "key.repeated"): [
            "Rivi toistaa rivin 2 (''): poista se.",
            "Raden upprepar rad 2 (''): ta bort den.",
            "The row repeats row 2 of '': take it out.",
        ],
        ("member_id", "reference.unknown"): [
            "Sarakkeen Jäsen arvoa 'm9' ei ole taulussa member: lisää se sinne tai korjaa arvo.",
            "Värdet 'm9' i Medlem finns inte i tabellen member: lägg till det där eller rätta värdet.",
            "'m9' in Member is not in the table member: add it there or correct the value.",
        ],
    }
