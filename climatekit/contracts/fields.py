"""The words in which a contract is written: ``Contract``, ``column`` and ``holds``.

A contract is a pandera model; these three add what pandera has no place for (titles in three languages, unit,
privacy, references, sentences) through its ``metadata``, so pandera's own ``validate`` still understands it.

::

    class Event(Contract):
        \"\"\"One event that a programme held.\"\"\"

        event_id: str = column("Event identifier.", Text("Tapahtuma", "Evenemang", "Event"))
        held_on: date = column("Day it was held.", Text("Päivä", "Datum", "Date"), example="2025-03-04")
        seats: int = column("Seats.", Text("Paikat", "Platser", "Seats"), unit="count", nullable=True, ge=0)
        kind: str = column("What it was.", Text("Laji", "Slag", "Kind"), isin=("coffee", "site_visit"),
                           labels=labels("kahvit | vierailu", "kaffe | besök", "coffee | site visit"))

        class Config:
            unique = ["event_id"]                  # the key: one row each
            metadata = {"title": Text("Tapahtumat", "Evenemang", "Events"), "duplicates": "last"}  # or reject all

        @holds(Text("…", "…", "Seats must be even."), column="seats")
        def seats_even(cls, table: ir.Table) -> ir.BooleanValue:
            return table.seats % 2 == 0            # null counts as: holds
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Literal, TypeVar

import ibis.expr.types as ir
import pandera.ibis as pandera
from pandera.api.ibis.types import IbisData

from climatekit.text import Text

__all__ = ["Contract", "Privacy", "column", "holds", "labels"]

Privacy = Literal["public", "internal", "personal"]
Model = TypeVar("Model")


class Contract(pandera.DataFrameModel):
    """Base of every contract. The table is named after the class: ``ChannelMetric`` describes ``channel_metric``."""


def labels(fi: str, sv: str, en: str) -> tuple[Text, ...]:
    """What people call the codes of a closed set, in the order of ``isin``, split at `` | ``."""
    return tuple(Text(*words) for words in zip(*(text.split(" | ") for text in (fi, sv, en)), strict=True))


def column(
    description: str,
    title: Text,
    *,
    unit: str | None = None,
    privacy: Privacy = "internal",
    identifies: bool = False,
    references: str | None = None,
    example: str | None = None,
    aliases: tuple[str, ...] = (),
    labels: tuple[Text, ...] = (),
    nullable: bool = False,
    unique: Literal["warn", "reject"] | None = None,
    **checks: Any,
) -> Any:
    """One column.

    ``description`` is one English sentence. ``unit`` is a UCUM-like symbol (``tCO2e``, ``MWh``, ``EUR``, ``d``) or
    ``count``. ``privacy``: ``personal`` columns are checked and then dropped, they never reach an output. A column
    that ``identifies`` is emptied in the rows of a natural person (a sole trader). ``references`` is
    ``table.column``. ``aliases`` are other headers under which real files carry it. ``labels`` are the words for the
    codes of a closed set: cells may hold them, and the template offers them. ``unique`` is for an identifier
    that is not the key: rows that share it are told in a finding (``warn``) or rejected (``reject``), unless
    ``[contracts.<table>]`` says otherwise. ``checks`` are pandera's own
    (``ge``, ``le``, ``gt``, ``lt``, ``in_range``, ``isin``, ``str_matches``, ``str_length``).
    """
    return pandera.Field(
        nullable=nullable,
        metadata={
            "description": description,
            "title": title,
            "unit": unit,
            "privacy": privacy,
            "identifies": identifies,
            "references": references,
            "example": example,
            "aliases": aliases,
            "labels": labels,
            "unique": unique,
        },
        **checks,
    )


def holds(
    sentence: Text, *, column: str | None = None, checksum: bool = False
) -> Callable[[Callable[[Any, ir.Table], ir.BooleanValue]], Any]:
    """A check over the columns of one row; the method's name is its code.

    The method gets the typed table and returns a boolean expression; a row breaks it where the expression is false
    (null holds). ``sentence`` may name columns as ``{column}``. ``column`` is the one to blame and to colour in the
    rejects workbook. A ``checksum`` is a check of the check digits of ``column``: a project may say that such rows are
    kept with a finding.
    """

    def decorate(function: Callable[[Any, ir.Table], ir.BooleanValue]) -> Any:
        def check(cls: type[Any], data: IbisData) -> ir.BooleanValue:
            return function(cls, data.table)

        check.__name__ = function.__name__
        check.__doc__ = function.__doc__
        return pandera.dataframe_check(
            name=function.__name__,
            description=json.dumps(
                {"column": column, "sentence": sentence._asdict(), "checksum": checksum}, ensure_ascii=False
            ),
        )(check)

    return decorate
