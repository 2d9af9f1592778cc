"""The quality label of the network itself."""

from __future__ import annotations

from datetime import date

import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds, labels
from climatekit.text import Text
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import headers


class QualityLabel(Contract):
    """One grant of a label to the organisation that runs the programme, such as the gold label of the ECEI.

    It says something of the network's management and nothing of its members.
    """

    programme_id: str = shared.programme_id("The programme that has the label.")
    level: str = column(
        "Level of the label.",
        Text("Taso", "Nivå", "Level"),
        privacy="public",
        example="gold",
        aliases=headers("Merkin taso | Laatumerkki", "Märkets nivå | Kvalitetsmärke", "Label level | Label"),
        isin=("bronze", "silver", "gold"),
        labels=labels(
            "pronssi | hopea | kulta",
            "brons | silver | guld",
            "bronze | silver | gold",
        ),
    )
    valid_from: date = shared.valid_from("First day of the label.")
    valid_to: date = shared.valid_to("Last day of the label.")
    scheme: str = column(
        "Who grants it.",
        Text("Merkin myöntäjä", "Märkets utfärdare", "Scheme"),
        privacy="public",
        example="ECEI",
        aliases=headers("Myöntäjä | Järjestelmä", "Utfärdare", "Granted by"),
        nullable=True,
    )

    class Config:
        unique = ["programme_id", "level", "valid_from"]
        metadata = {"title": Text("Verkoston laatumerkit", "Nätverkets kvalitetsmärken", "Quality labels")}

    @holds(shared.PERIOD_SENTENCE, column="valid_to")
    def ends_after_it_begins(cls, table: ir.Table) -> ir.BooleanValue:
        return shared.ends_after_it_begins(table)
