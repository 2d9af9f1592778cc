"""Who carries a label, from when to when."""

from __future__ import annotations

from datetime import date
from typing import Any

import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds
from climatekit.text import Text
from climatekit_commitment_network.schemas import own_columns as own
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import headers


def _day(description: str, title: Text, example: str, aliases: tuple[str, ...], *, nullable: bool = True) -> Any:
    return column(
        description, title, example=example, aliases=aliases, nullable=nullable, ge=shared.EARLIEST, le=shared.LATEST
    )


class LabelGrant(Contract):
    """One grant of a label to a member; whether it is valid follows from its days, nobody writes it down."""

    grant_id: str = column(
        "Identifier of the grant.",
        Text("Myöntämisen tunnus", "Beviljandets id", "Grant id"),
        example="gra-001",
        aliases=headers("Myöntönumero | Merkin numero", "Beviljandenummer", "Grant number"),
    )
    label_id: str = column(
        "The label that was granted.",
        Text("Merkin tunnus", "Märkets id", "Label id"),
        references="label.label_id",
        example="lab-001",
        aliases=headers("Merkki | Merkkitunnus", "Märke | Märkes-id", "Label"),
    )
    membership_id: str = own.membership_id("The membership that it was granted to.")
    granted_on: date = _day(
        "Day on which it was granted.",
        Text("Myönnetty", "Beviljat", "Granted on"),
        "2024-03-20",
        headers("Myöntämispäivä | Merkki myönnetty", "Beviljat den", "Granted"),
        nullable=False,
    )
    valid_to: date = column(
        "Last day on which it may be shown; empty: as the criteria or the setting of the programme say.",
        Text("Voimassa asti", "Gäller till", "Valid to"),
        example="2026-03-19",
        aliases=headers("Päättyy | Voimassa saakka", "Slutar | Till och med", "End date | Last day"),
        nullable=True,
        ge=shared.EARLIEST,
    )
    withdrawn_on: date = _day(
        "Day from which it is withdrawn.",
        Text("Peruutettu", "Återkallat", "Withdrawn on"),
        "2026-01-15",
        headers("Merkki peruutettu | Poistettu", "Märket återkallat", "Withdrawn"),
    )
    suspended_on: date = _day(
        "Day from which it is suspended.",
        Text("Keskeytetty", "Upphävt tills vidare", "Suspended on"),
        "2025-11-01",
        headers("Merkki keskeytetty | Jäädytetty", "Märket upphävt tills vidare", "Suspended"),
    )
    reason: str = column(
        "Why it was withdrawn or suspended.",
        Text("Syy", "Orsak", "Reason"),
        example="Raportti puuttuu",
        aliases=headers("Peruutuksen syy | Perustelu", "Motivering", "Grounds"),
        nullable=True,
    )

    class Config:
        unique = ["grant_id"]
        metadata = {"title": Text("Myönnetyt merkit", "Beviljade märken", "Label grants")}

    @holds(
        Text(
            "Viimeinen voimassaolopäivä '{valid_to}' on ennen myöntämistä '{granted_on}': korjaa toinen niistä.",
            "Den sista giltighetsdagen '{valid_to}' är före beviljandet '{granted_on}': rätta den ena av dem.",
            "The last day '{valid_to}' is before the grant '{granted_on}': correct one of them.",
        ),
        column="valid_to",
    )
    def ends_after_it_is_granted(cls, table: ir.Table) -> ir.BooleanValue:
        return table.valid_to >= table.granted_on

    @holds(
        Text(
            "Peruutus '{withdrawn_on}' on ennen myöntämistä '{granted_on}': korjaa toinen niistä.",
            "Återkallandet '{withdrawn_on}' är före beviljandet '{granted_on}': rätta den ena av dem.",
            "It was withdrawn ('{withdrawn_on}') before it was granted ('{granted_on}'): correct one of them.",
        ),
        column="withdrawn_on",
    )
    def withdrawn_after_it_is_granted(cls, table: ir.Table) -> ir.BooleanValue:
        return table.withdrawn_on >= table.granted_on

    @holds(
        Text(
            "Keskeytys '{suspended_on}' on ennen myöntämistä '{granted_on}': korjaa toinen niistä.",
            "Upphävandet '{suspended_on}' är före beviljandet '{granted_on}': rätta den ena av dem.",
            "It was suspended ('{suspended_on}') before it was granted ('{granted_on}'): correct one of them.",
        ),
        column="suspended_on",
    )
    def suspended_after_it_is_granted(cls, table: ir.Table) -> ir.BooleanValue:
        return table.suspended_on >= table.granted_on
