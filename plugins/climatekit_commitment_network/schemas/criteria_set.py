"""The versions of the criteria for joining."""

from __future__ import annotations

from datetime import date
from typing import Any

import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds, labels
from climatekit.text import Text
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import headers


def _days(description: str, title: Text, example: str, aliases: tuple[str, ...], *, least: int = 1) -> Any:
    return column(
        description + "; empty: as the setting of the programme says.",
        title,
        unit="d",
        privacy="public",
        example=example,
        aliases=aliases,
        nullable=True,
        in_range={"min_value": least, "max_value": 36_500},
    )


def _asked(description: str, title: Text, aliases: tuple[str, ...]) -> Any:
    return column(
        description + "; empty: as the setting of the programme says.",
        title,
        privacy="public",
        example="true",
        aliases=aliases,
        nullable=True,
    )


class CriteriaSet(Contract):
    """One version of a programme's criteria for joining, frozen: what changes is a new version with its own first day.

    Whoever was let in under a version is held to it; what a version leaves empty is as the programme's settings say.
    """

    programme_id: str = shared.programme_id("The programme whose criteria they are.")
    version: str = column(
        "Name of the version, as memberships and applications carry it.",
        Text("Kriteeristön versio", "Kriteriernas version", "Criteria version"),
        privacy="public",
        example="2024",
        aliases=headers("Versio | Kriteeristö", "Version", "Criteria"),
        str_matches=r"^[0-9A-Za-zÅÄÖåäö].*$",
    )
    valid_from: date = shared.valid_from("First day on which members are let in under it.")
    valid_to: date = shared.valid_to("Last day on which members are let in under it, empty while it goes on.")
    target_group: str = column(
        "Who may be a full member; empty: as the setting of the programme says.",
        Text("Kohderyhmä", "Målgrupp", "Target group"),
        privacy="public",
        example="any",
        aliases=headers("Kenelle", "För vem", "For whom"),
        nullable=True,
        isin=("any", "company", "sme", "large"),
        labels=labels(
            "kaikki | yritykset | pk-yritykset | suuret yritykset",
            "alla | företag | små och medelstora företag | stora företag",
            "any | companies | small and medium-sized | large companies",
        ),
    )
    min_commitments: int = column(
        "Commitments that a member must have in force.",
        Text("Sitoumuksia vähintään", "Åtaganden minst", "Commitments at least"),
        unit="count",
        privacy="public",
        example="2",
        aliases=headers("Sitoumusten vähimmäismäärä", "Minsta antal åtaganden", "Minimum commitments"),
        in_range={"min_value": 0, "max_value": 1000},
    )
    max_commitments: int = column(
        "Commitments that a member should have at most; empty: as the setting of the programme says.",
        Text("Sitoumuksia enintään", "Åtaganden högst", "Commitments at most"),
        unit="count",
        privacy="public",
        example="4",
        aliases=headers("Sitoumusten enimmäismäärä", "Högsta antal åtaganden", "Maximum commitments"),
        nullable=True,
        in_range={"min_value": 1, "max_value": 1000},
    )
    baseline_required: bool = _asked(
        "Whether joining takes a baseline",
        Text("Lähtötaso vaaditaan", "Utgångsnivå krävs", "Baseline required"),
        headers("Alkukartoitus vaaditaan", "Kartläggning krävs", "Needs a baseline"),
    )
    plan_required: bool = _asked(
        "Whether joining takes a plan",
        Text("Suunnitelma vaaditaan", "Plan krävs", "Plan required"),
        headers("Ilmastosuunnitelma vaaditaan", "Klimatplan krävs", "Needs a plan"),
    )
    must_exceed_law: bool = _asked(
        "Whether goals must go further than the law",
        Text("Ylitettävä lain vaatimukset", "Ska gå längre än lagen", "Must exceed the law"),
        headers("Ylitettävä laki", "Ska överträffa lagkraven", "Beyond the law"),
    )
    area_required: bool = _asked(
        "Whether members must be in the municipalities of the programme",
        Text("Toimittava alueella", "Ska verka i området", "Area required"),
        headers("Alue vaaditaan", "Område krävs", "Must be in the area"),
    )
    report_interval_days: int = _days(
        "Days after which the next progress report is due",
        Text("Raportointiväli (pv)", "Rapporteringsintervall (d)", "Report interval (days)"),
        "365",
        headers("Raportointiväli", "Rapporteringsintervall", "Report interval"),
    )
    grace_days: int = _days(
        "Days after that before a report counts as overdue",
        Text("Lisäaika (pv)", "Respittid (d)", "Grace days"),
        "60",
        headers("Lisäaika", "Respittid", "Grace"),
        least=0,
    )
    commitment_max_age_days: int = _days(
        "Days after which an open commitment should be renewed or closed",
        Text("Sitoumus uusittava (pv)", "Åtagandet förnyas efter (d)", "Commitment max age (days)"),
        "1095",
        headers("Sitoumuksen enimmäisikä", "Åtagandets högsta ålder", "Commitment max age"),
    )
    label_validity_days: int = _days(
        "Days for which a label holds where its grant names no last day",
        Text("Merkki voimassa (pv)", "Märket gäller (d)", "Label validity (days)"),
        "730",
        headers("Merkin voimassaolo", "Märkets giltighetstid", "Label validity"),
    )

    class Config:
        unique = ["programme_id", "version"]
        metadata = {"title": Text("Kriteeristöt", "Kriterier", "Criteria sets")}

    @holds(shared.PERIOD_SENTENCE, column="valid_to")
    def ends_after_it_begins(cls, table: ir.Table) -> ir.BooleanValue:
        return shared.ends_after_it_begins(table)

    @holds(
        Text(
            "Sitoumuksia saa olla enintään '{max_commitments}' mutta pitää olla vähintään '{min_commitments}': "
            "korjaa toinen.",
            "Högst '{max_commitments}' åtaganden tillåts men minst '{min_commitments}' krävs: rätta det ena.",
            "At most '{max_commitments}' commitments are allowed but at least '{min_commitments}' asked for: correct "
            "either.",
        ),
        column="max_commitments",
    )
    def minimum_below_maximum(cls, table: ir.Table) -> ir.BooleanValue:
        return table.max_commitments >= table.min_commitments
