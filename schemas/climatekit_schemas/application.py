"""The applications to join a programme."""

from __future__ import annotations

from datetime import date

import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds, labels
from climatekit.text import Text
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import headers


class Application(Contract):
    """One application of an organisation to join a programme, and what became of it."""

    application_id: str = column(
        "Identifier of the application.",
        Text("Hakemuksen tunnus", "Ansökans id", "Application id"),
        example="app-001",
        aliases=headers("Hakemustunnus | Hakemusnumero", "Ansöknings-id | Ansökningsnummer", "Application number"),
    )
    programme_id: str = shared.programme_id("The programme applied to.")
    org_id: str = shared.org_id("Organisation that applied.")
    received_on: date = column(
        "Day on which the application came in.",
        Text("Saapumispäivä", "Ankomstdatum", "Received on"),
        example="2024-03-01",
        aliases=headers(
            "Hakemuspäivä | Hakemus saapunut | Saapunut | Hakupvm | Lähetetty | Lähetysaika | Vastausaika | "
            "Täytetty | Hakupäivä | Hakemuspvm",
            "Ansökningsdatum | Inkommen | Skickad | Svarstid | Ansökningsdag | Inlämnad",
            "Application date | Received | Submitted | Submitted at | Completion time | Date received | Timestamp",
        ),
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    criteria_version: str = column(
        "Version of the joining criteria against which it was judged.",
        Text("Kriteeristön versio", "Kriteriernas version", "Criteria version"),
        example="2024",
        aliases=headers("Kriteeristö | Kriteerien versio", "Kriterieversion", "Criteria"),
        nullable=True,
    )
    decision: str = column(
        "The decision, empty while the application is open.",
        Text("Päätös", "Beslut", "Decision"),
        example="accepted",
        aliases=headers(
            "Ratkaisu | Hakemuksen päätös | Päätöksen tulos | Hyväksytty/hylätty",
            "Avgörande | Beslutets resultat | Godkänd/avslagen",
            "Outcome | Decision result | Result",
        ),
        nullable=True,
        isin=("accepted", "rejected", "withdrawn"),
        labels=labels(
            "hyväksytty | hylätty | peruttu",
            "godkänd | avslagen | återtagen",
            "accepted | rejected | withdrawn",
        ),
    )
    decided_on: date = column(
        "Day of the decision.",
        Text("Päätöspäivä", "Beslutsdatum", "Decided on"),
        example="2024-03-20",
        aliases=headers(
            "Päätöspvm | Päätöksen päivä | Päätös tehty | Ratkaisupäivä",
            "Beslutsdag | Beslut fattat | Avgörandedatum",
            "Decision date | Date of decision | Decided",
        ),
        nullable=True,
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    reason: str = column(
        "Why it was decided so.",
        Text("Perustelu", "Motivering", "Reason"),
        example="Kriteerit täyttyvät",
        aliases=headers("Perustelut | Päätöksen perustelu", "Beslutsmotivering", "Grounds"),
        nullable=True,
    )
    support_offered: bool = column(
        "Whether the applicant was offered support with joining.",
        Text("Tukea tarjottu", "Stöd erbjudet", "Support offered"),
        example="true",
        aliases=headers("Tarjottu tukea | Tuki tarjottu", "Erbjudits stöd", "Offered support"),
        nullable=True,
    )
    alternative_offered: str = column(
        "What an applicant left outside was offered instead.",
        Text("Tarjottu vaihtoehto", "Erbjudet alternativ", "Alternative offered"),
        example="Avoin verkosto",
        aliases=headers("Vaihtoehto", "Alternativ", "Alternative"),
        nullable=True,
    )

    class Config:
        unique = ["application_id"]
        metadata = {"title": Text("Hakemukset", "Ansökningar", "Applications")}

    @holds(
        Text(
            "Päätöspäivä '{decided_on}' on ennen hakemuksen saapumista '{received_on}': korjaa toinen niistä.",
            "Beslutsdatumet '{decided_on}' är före ansökans ankomst '{received_on}': rätta det ena av dem.",
            "The decision '{decided_on}' is before the application came in ('{received_on}'): correct one of them.",
        ),
        column="decided_on",
    )
    def decided_after_received(cls, table: ir.Table) -> ir.BooleanValue:
        return table.decided_on >= table.received_on

    @holds(
        Text(
            "Päätös ja päätöspäivä kuuluvat yhteen: täytä molemmat tai jätä molemmat tyhjiksi.",
            "Beslut och beslutsdatum hör ihop: fyll i båda eller lämna båda tomma.",
            "A decision and its day belong together: fill in both or leave both empty.",
        ),
        column="decided_on",
    )
    def decision_is_dated(cls, table: ir.Table) -> ir.BooleanValue:
        return table.decision.isnull() == table.decided_on.isnull()
