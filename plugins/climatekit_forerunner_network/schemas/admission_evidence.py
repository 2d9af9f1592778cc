"""What an applicant showed to be a forerunner."""

from __future__ import annotations

from climatekit.contracts.fields import Contract, column
from climatekit.text import Text
from climatekit_schemas.shared_columns import headers


class AdmissionEvidence(Contract):
    """One criterion for admission held against one application: met or not, and what shows it."""

    application_id: str = column(
        "The application that was judged.",
        Text("Hakemuksen tunnus", "Ansökans id", "Application id"),
        references="application.application_id",
        example="app-001",
        aliases=headers("Hakemus | Hakemustunnus | Hakemusnumero", "Ansökan | Ansökningsnummer", "Application"),
    )
    criterion: str = column(
        "The criterion, such as offering cleantech, energy or environmental solutions.",
        Text("Kriteeri", "Kriterium", "Criterion"),
        example="Tarjoaa energiaratkaisuja",
        aliases=headers("Pääsykriteeri | Edelläkävijyyden kriteeri", "Antagningskriterium", "Admission criterion"),
        str_length={"min_value": 1, "max_value": 300},
    )
    met: bool = column(
        "Whether the applicant meets it.",
        Text("Täyttyy", "Uppfylls", "Met"),
        example="true",
        aliases=headers("Kriteeri täyttyy | Täytetty", "Kriteriet uppfylls | Uppfyllt", "Is met | Fulfilled"),
    )
    evidence: str = column(
        "What shows it: a product, a reference, a patent, a research project.",
        Text("Näyttö", "Bevis", "Evidence"),
        example="Tuoteluettelo ja kaksi referenssiä",
        aliases=headers("Perustelu | Todiste | Todisteet", "Motivering | Underlag", "Proof | Grounds"),
        nullable=True,
    )

    class Config:
        unique = ["application_id", "criterion"]
        metadata = {"title": Text("Pääsykriteerien näyttö", "Bevis för antagning", "Admission evidence")}
