"""The two lists of the network: who takes part with which target, and what was done."""

from datetime import date
from typing import Any

from climatekit.contracts.fields import Contract, column
from climatekit.text import Text


def programme_id() -> Any:
    """The programme of a row."""
    title = Text("Ohjelman tunnus", "Programmets id", "Programme id")
    return column("Programme of the row.", title, privacy="public", references="programme.programme_id")


def org_id() -> Any:
    """The member of a row."""
    title = Text("Organisaation tunnus", "Organisationens id", "Organisation id")
    return column("Organisation that is the member.", title, references="organisation.org_id")


class EfficiencyParticipant(Contract):
    """One stay of an organisation in a network, with the target that it has set itself."""

    programme_id: str = programme_id()
    org_id: str = org_id()
    joined_on: date = column("First day in the network.", Text("Liittyi", "Gick med", "Joined on"))
    left_on: date = column("Last day, empty while it is in.", Text("Erosi", "Gick ur", "Left on"), nullable=True)
    target_mwh: float = column(
        "Final energy that it means to save per year by the end, empty until it is set.",
        Text("Säästötavoite (MWh/v)", "Sparmål (MWh/år)", "Savings target (MWh/a)"),
        unit="MWh",
        nullable=True,
        ge=0,
    )

    class Config:
        unique = ["programme_id", "org_id", "joined_on"]
        metadata = {"title": Text("Verkoston jäsenet", "Nätverkets medlemmar", "Participants")}


class EfficiencyMeasure(Contract):
    """One measure that a member has taken; a year without any is told as one measure that saves nothing."""

    measure_id: str = column("Identifier of the measure.", Text("Toimenpiteen tunnus", "Åtgärdens id", "Measure id"))
    programme_id: str = programme_id()
    org_id: str = org_id()
    year: int = column("Year in which it was taken.", Text("Vuosi", "År", "Year"), unit="a", ge=2014, le=2100)
    saving_mwh: float = column(
        "Final energy that it saves per year.",
        Text("Säästö (MWh/v)", "Besparing (MWh/år)", "Saving (MWh/a)"),
        unit="MWh",
        ge=0,
    )
    saving_tco2e: float = column(
        "Emissions that it avoids per year, where reckoned.",
        Text("Vältetyt päästöt (tCO2e/v)", "Undvikna utsläpp (tCO2e/år)", "Avoided emissions (tCO2e/a)"),
        unit="tCO2e",
        nullable=True,
        ge=0,
    )

    class Config:
        unique = ["measure_id"]
        metadata = {"title": Text("Toteutetut toimenpiteet", "Genomförda åtgärder", "Measures taken")}
