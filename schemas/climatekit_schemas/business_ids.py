"""Check digits of the ids of organisations, as Ibis expressions: no UDF, so the same check runs in DuckDB and Spark.

An id is accepted only in the form in which it is stored: upper case, no blanks, a business id with its hyphen. A right
check digit proves neither that the id exists nor whose it is. Nothing here casts text to a number, because the checks
also meet text that is none, and a failing cast would stop the whole run. Null is neither right nor wrong.
"""

from __future__ import annotations

from typing import TypeAlias

import ibis
import ibis.expr.types as ir

_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BUSINESS_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1)  # the last one is the check digit's: the whole sum divides by 11

# A piece of a long number, both modulo 97: its value, and by what the pieces to its left are multiplied to make room.
_Part: TypeAlias = tuple[ir.IntegerValue, ir.IntegerValue]


def has_business_id_form(text: ir.StringValue) -> ir.BooleanValue:
    """Whether it is written ``NNNNNNN-N``."""
    return (text.length() == 9) & text.re_search("^[0-9]{7}-[0-9]$")


def is_business_id(text: ir.StringValue) -> ir.BooleanValue:
    """Whether it is a Finnish business id (Y-tunnus) with the right check digit, hyphen included."""
    return _and_then(has_business_id_form(text), _business_id_digits_fit(text, positions=(0, 1, 2, 3, 4, 5, 6, 8)))


def has_vat_id_form(text: ir.StringValue) -> ir.BooleanValue:
    """Whether it is written as a VAT number: ``FI`` and eight digits, or as in another country."""
    return _has_finnish_vat_id_form(text) | _has_foreign_vat_id_form(text)


def has_lei_form(text: ir.StringValue) -> ir.BooleanValue:
    """Whether it has 20 characters, the last two of them digits."""
    return (text.length() == 20) & text.re_search("^[0-9A-Z]{18}[0-9]{2}$")


def is_finnish_vat_id(text: ir.StringValue) -> ir.BooleanValue:
    """Whether it is ``FI`` and the eight digits of a business id."""
    return _and_then(_has_finnish_vat_id_form(text), _business_id_digits_fit(text, positions=(2, 3, 4, 5, 6, 7, 8, 9)))


def is_vat_id(text: ir.StringValue) -> ir.BooleanValue:
    """Whether it may be a VAT number: a Finnish one by its check digit, any other country's by its form alone."""
    return is_finnish_vat_id(text) | _has_foreign_vat_id_form(text)


def is_lei(text: ir.StringValue) -> ir.BooleanValue:
    """Whether it is a legal entity identifier: 20 characters whose number (A is 10, Z is 35) is 1 modulo 97 (ISO 7064).

    The number has up to 38 digits, more than any integer, so it is put together from four remainders. (To go on from
    character to character would be simpler, but SQL parsers give up on what is nested twenty deep.)
    """
    quarters = [_modulo_97([_part_of_lei(text, at) for at in range(start, start + 5)]) for start in (0, 5, 10, 15)]
    remainder, _ = _modulo_97(quarters)
    return _and_then(has_lei_form(text), remainder == 1)


def _has_finnish_vat_id_form(text: ir.StringValue) -> ir.BooleanValue:
    return (text.length() == 10) & text.re_search("^FI[0-9]{8}$")


def _has_foreign_vat_id_form(text: ir.StringValue) -> ir.BooleanValue:
    return ~text.startswith("FI") & (text.length() <= 14) & text.re_search("^[A-Z]{2}[0-9A-Z+*]{2,12}$")


def _and_then(form: ir.BooleanValue, digits_fit: ir.BooleanValue) -> ir.BooleanValue:
    """Both, but the digits are only reckoned where the form is right: most cells are empty."""
    return ibis.ifelse(form, digits_fit, form)


def _business_id_digits_fit(text: ir.StringValue, positions: tuple[int, ...]) -> ir.BooleanValue:
    """The weighted sum divides by 11. Where only 10 would make it do so, no single digit does: never issued."""
    total: ir.IntegerValue = ibis.literal(0)
    for weight, position in zip(_BUSINESS_ID_WEIGHTS, positions, strict=True):
        total = total + weight * _value_at(text, position)
    return total % 11 == 0


def _part_of_lei(text: ir.StringValue, position: int) -> _Part:
    """A digit makes room for itself with a ten; a letter, two digits long, with a hundred, which is 3 modulo 97."""
    return _value_at(text, position), ibis.ifelse(text.substr(position, 1) <= "9", 10, 3)


def _modulo_97(parts: list[_Part]) -> _Part:
    """The parts, left to right, as one; with at most five of one character, or four of five, 32 bits are enough."""
    number: ir.IntegerValue = ibis.literal(0)
    room: ir.IntegerValue = ibis.literal(1)
    for value, own_room in reversed(parts):
        number = number + value * room
        room = room * own_room
    return number % 97, room % 97


def _value_at(text: ir.StringValue, position: int) -> ir.IntegerValue:
    """The value of one character: 0 to 9 for digits, 10 to 35 for letters, something harmless for anything else."""
    return ibis.literal(_CHARACTERS).find(text.substr(position, 1))
