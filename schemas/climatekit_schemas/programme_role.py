"""Who holds a programme together."""

from __future__ import annotations

from datetime import date

import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds, labels
from climatekit.text import Text
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import headers


class ProgrammeRole(Contract):
    """One role that an organisation has in a programme for a time: coordinator, host, member of the steering group."""

    programme_id: str = shared.programme_id("The programme in which it has the role.")
    org_id: str = shared.org_id("Organisation that has the role.")
    role: str = column(
        "The role.",
        Text("Rooli", "Roll", "Role"),
        privacy="public",
        example="lead_coordinator",
        aliases=headers("Rooli verkostossa", "Roll i nätverket", "Role in the network"),
        isin=("lead_coordinator", "co_coordinator", "host", "steering_member", "chair", "secretary", "moderator"),
        labels=labels(
            "vastuukoordinaattori | koordinaattori | isäntä | ohjausryhmän jäsen | puheenjohtaja | sihteeri | "
            "fasilitaattori",
            "huvudkoordinator | koordinator | värd | styrgruppsmedlem | ordförande | sekreterare | moderator",
            "lead coordinator | co-coordinator | host | steering group member | chair | secretary | moderator",
        ),
    )
    valid_from: date = shared.valid_from("First day of the role.")
    valid_to: date = shared.valid_to("Last day of the role, empty while it goes on.")

    class Config:
        unique = ["programme_id", "org_id", "role", "valid_from"]
        metadata = {"title": Text("Roolit", "Roller", "Roles")}

    @holds(shared.PERIOD_SENTENCE, column="valid_to")
    def ends_after_it_begins(cls, table: ir.Table) -> ir.BooleanValue:
        return shared.ends_after_it_begins(table)
