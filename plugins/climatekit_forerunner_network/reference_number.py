"""The check digit of a Finnish invoice reference (viitenumero), as an Ibis expression that runs in DuckDB and Spark.

The digits before the last are weighted 7, 3, 1, 7, 3, 1 … from the right; with the last one the sum divides by ten.
(https://docs.oracle.com/en/applications/jd-edwards/localizations/9.2/eoafn/check-digits.html)
"""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

MOST_DIGITS = 20  # 3 to 19 digits and the check digit
_WEIGHTS = (7, 3, 1)


def is_reference_number(text: ir.StringValue) -> ir.BooleanValue:
    """Whether it is a reference number: 4 to 20 digits, the last one right. Blanks may group the digits."""
    digits = text.replace(" ", "")
    grouped = text.re_search("^[0-9]([0-9 ]*[0-9])?$")
    form = grouped & (digits.length() >= 4) & (digits.length() <= MOST_DIGITS)
    # zeros on the left weigh nothing, so every number may be reckoned as if it had all twenty digits
    whole = (ibis.literal("0" * MOST_DIGITS) + digits).right(MOST_DIGITS)
    weights = [1, *(_WEIGHTS[place % 3] for place in range(MOST_DIGITS - 1))]
    terms = [weight * _digit_at(whole, MOST_DIGITS - 1 - place) for place, weight in enumerate(weights)]
    return ibis.ifelse(form, _sum(terms) % 10 == 0, form)


def _digit_at(text: ir.StringValue, position: int) -> ir.IntegerValue:
    """The value of one digit, and something harmless for anything else: a failing cast would stop the whole run."""
    return ibis.literal("0123456789").find(text.substr(position, 1))


def _sum(terms: list[ir.IntegerValue]) -> ir.IntegerValue:
    """Halves of halves: SQL parsers give up on what is nested twenty deep."""
    if len(terms) == 1:
        return terms[0]
    middle = len(terms) // 2
    return _sum(terms[:middle]) + _sum(terms[middle:])
