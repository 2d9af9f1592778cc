from __future__ import annotations

from climatekit.contracts.fields import Contract, column
from climatekit.text import Text


class Visit(Contract):
    """One organisation that visited a programme, and how often."""

    programme_id: str = column(
        "Programme.", Text("Ohjelma", "Program", "Programme"), references="programme.programme_id"
    )
    org_id: str = column("Organisation.", Text("Toimija", "Aktör", "Actor"), references="organisation.org_id")
    times: int = column("Times.", Text("Kertoja", "Gånger", "Times"), unit="count", ge=0)

    class Config:
        unique = ["programme_id", "org_id"]  # noqa: RUF012
        metadata = {"title": Text("Vierailut", "Besök", "Visits")}  # noqa: RUF012
