"""What the members have promised."""

from __future__ import annotations

from datetime import date

import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds, labels
from climatekit.text import Text
from climatekit_commitment_network.schemas import own_columns as own
from climatekit_schemas import shared_columns as shared

THEMES = (
    "energy_efficiency",
    "renewable_energy",
    "mobility",
    "logistics",
    "procurement",
    "waste_circular",
    "water",
    "food",
    "materials",
    "staff_engagement",
    "communication",
    "supply_chain",
    "product_handprint",
    "sink",
    "other",
)
# The end-target statuses of the Net Zero Tracker (wikirate.org/Net_Zero_Tracker+End_Target_Status).
TARGET_STATUSES = (
    "achieved_externally_validated",
    "achieved_self_declared",
    "in_law",
    "in_policy_document",
    "in_corporate_strategy",
    "declaration_pledge",
    "proposed_in_discussion",
)


class Commitment(Contract):
    """One promise that a member has made: a goal in numbers, an action, or something to find out."""

    commitment_id: str = column(
        "Identifier of the commitment.",
        Text("Sitoumuksen tunnus", "Åtagandets id", "Commitment id"),
        example="com-001",
        aliases=(
            "Sitoumusnumero",
            "Sitoumustunnus",
            "Åtagandenummer",
            "Commitment number",
            "Sitoumus-ID",
            "Åtagande-id",
            "Commitment no.",
        ),
    )
    membership_id: str = own.membership_id("The membership under which it was made.")
    title: str = column(
        "The commitment in the member's own words, as it may be shown.",
        Text("Sitoumus", "Åtagande", "Commitment"),
        example="Vähennämme ostosähkön kulutusta 20 %",
        aliases=(
            "Sitoumuksen nimi",
            "Sitoumuksen kuvaus",
            "Åtagandets namn",
            "Title of the commitment",
            "Sitoumusteksti",
            "Toimenpide",
            "Tavoite",
            "Åtagandetext",
            "Åtgärd",
            "Åtagandets beskrivning",
            "Commitment text",
            "Commitment title",
            "Action",
        ),
        str_length={"min_value": 3, "max_value": 500},
    )
    theme: str = column(
        "What it is about.",
        Text("Teema", "Tema", "Theme"),
        privacy="public",
        example="energy_efficiency",
        aliases=("Sitoumuksen teema", "Aihealue", "Temaområde", "Topic"),
        nullable=True,
        isin=THEMES,
        labels=labels(
            "energiatehokkuus | uusiutuva energia | liikkuminen | logistiikka | hankinnat | "
            "jätteet ja kiertotalous | vesi | ruoka | materiaalit | henkilöstön sitouttaminen | viestintä | "
            "toimitusketju | tuotteen hiilikädenjälki | hiilinielut | muu",
            "energieffektivitet | förnybar energi | rörlighet | logistik | upphandling | "
            "avfall och cirkulär ekonomi | vatten | mat | material | personalens engagemang | kommunikation | "
            "leveranskedja | produktens klimathandavtryck | kolsänkor | annat",
            "energy efficiency | renewable energy | mobility | logistics | procurement | "
            "waste and circular economy | water | food | materials | staff engagement | communication | "
            "supply chain | product handprint | carbon sinks | other",
        ),
    )
    kind: str = column(
        "Whether it is a goal in numbers, an action to take, or something to find out or tell about.",
        Text("Sitoumuksen laji", "Typ av åtagande", "Kind of commitment"),
        privacy="public",
        example="quantified",
        aliases=("Laji", "Sitoumustyyppi", "Åtagandetyp", "Commitment type"),
        isin=("quantified", "action", "learning"),
        labels=labels(
            "määrällinen | toimenpide | oppiminen",
            "kvantitativt | åtgärd | lärande",
            "quantified | action | learning",
        ),
    )
    made_on: date = column(
        "Day on which it was made.",
        Text("Annettu", "Ingått", "Made on"),
        example="2024-03-20",
        aliases=(
            "Sitoumuspäivä",
            "Sitouduttu",
            "Åtagandedatum",
            "Given on",
            "Commitment date",
            "Sitoumus annettu",
            "Antopäivä",
            "Sitoumuspvm",
            "Åtagandet ingått",
            "Datum för åtagandet",
            "Date of commitment",
            "Date made",
        ),
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    valid_to: date = column(
        "Last day on which it is in force; of a closed one, the day on which it was closed.",
        Text("Voimassa asti", "Gäller till", "Valid to"),
        example="2027-03-19",
        aliases=("Päättyy", "Päättynyt", "Voimassa saakka", "Slutar", "Till och med", "End date"),
        nullable=True,
        ge=shared.EARLIEST,
    )
    is_public: bool = column(
        "Whether it may be shown to the public.",
        Text("Julkinen", "Offentligt", "Public"),
        example="true",
        aliases=("Saa julkaista", "Får publiceras", "Is public"),
        nullable=True,
    )
    links_city_goal: bool = column(
        "Whether it is linked to the municipality's climate programme.",
        Text("Kytkentä ilmasto-ohjelmaan", "Koppling till klimatprogrammet", "Linked to the climate programme"),
        example="true",
        aliases=("Kytketty ilmasto-ohjelmaan", "Tukee kunnan tavoitetta", "Stöder kommunens mål", "Links city goal"),
        nullable=True,
    )
    status: str = column(
        "How it stands in the register; an achieved one counts for the member until its last day.",
        Text("Sitoumuksen tila", "Åtagandets status", "Status of the commitment"),
        example="active",
        aliases=("Tila", "Sitoumuksen status", "Status", "Commitment status"),
        isin=("active", "achieved", "missed", "replaced", "withdrawn"),
        labels=labels(
            "voimassa | saavutettu | saavuttamatta | korvattu | peruttu",
            "i kraft | uppnått | inte uppnått | ersatt | återtaget",
            "active | achieved | missed | replaced | withdrawn",
        ),
    )
    target_status: str = column(
        "How firmly the goal is set, in the words of the Net Zero Tracker.",
        Text("Tavoitteen vahvuus", "Målets tyngd", "Target status"),
        example="in_corporate_strategy",
        aliases=("Tavoitteen status", "Målstatus", "End target status"),
        nullable=True,
        isin=TARGET_STATUSES,
        labels=labels(
            "saavutettu, ulkoisesti todennettu | saavutettu, oma ilmoitus | laissa | ohjelma-asiakirjassa | "
            "yritysstrategiassa | julistus tai lupaus | ehdotettu tai keskusteltavana",
            "uppnått, externt verifierat | uppnått, egen uppgift | i lag | i styrdokument | "
            "i företagsstrategi | deklaration eller löfte | föreslaget eller under diskussion",
            "achieved, externally validated | achieved, self-declared | in law | in policy document | "
            "in corporate strategy | declaration or pledge | proposed or in discussion",
        ),
    )
    offsets: str = column(
        "Whether the goal is to be met with carbon offsets.",
        Text("Kompensaatio", "Kompensation", "Offsets"),
        example="no",
        aliases=(
            "Päästökompensaatio",
            "Hyvitykset",
            "Klimatkompensation",
            "Carbon credits",
            "Kompensointi",
            "Kompensering",
            "Offsetting",
            "Carbon offsets",
            "Carbon credit offsets",
        ),
        nullable=True,
        isin=("yes", "no", "not_specified"),
        labels=labels(
            "kyllä | ei | ei kerrottu",
            "ja | nej | inte angivet",
            "yes | no | not specified",
        ),
    )
    exceeds_law: bool = column(
        "Whether it goes further than the law asks for.",
        Text("Ylittää lain vaatimukset", "Går längre än lagen", "Exceeds the law"),
        example="true",
        aliases=("Lakia pidemmälle", "Ylittää lain", "Överträffar lagkraven", "Beyond the law"),
        nullable=True,
    )

    class Config:
        unique = ["commitment_id"]
        metadata = {"title": Text("Sitoumukset", "Åtaganden", "Commitments")}

    @holds(
        Text(
            "Viimeinen voimassaolopäivä '{valid_to}' on ennen antopäivää '{made_on}': korjaa toinen niistä.",
            "Den sista giltighetsdagen '{valid_to}' är före den dag '{made_on}' då åtagandet ingicks: rätta den ena.",
            "The last day '{valid_to}' is before the day '{made_on}' on which it was made: correct one of them.",
        ),
        column="valid_to",
    )
    def ends_after_it_is_made(cls, table: ir.Table) -> ir.BooleanValue:
        return table.valid_to >= table.made_on
