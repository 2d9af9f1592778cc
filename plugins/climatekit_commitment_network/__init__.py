"""Closed commitment network: members join by setting climate goals, and report on them (rung 4 of the ladder).

The texts are those of the page Koordinointitapoja (15.9.2021); the numbers that it does not give are settings.
"""

from __future__ import annotations

from importlib.resources import files

from climatekit.plugin_host import CoordinationModel, Membership, Reporting, Table, Text, Tracking, hookimpl

SHARED = "climatekit_schemas"
OWN = "climatekit_commitment_network.schemas"


@hookimpl
def climatekit_model() -> CoordinationModel:
    """The model and its knobs."""
    from climatekit_commitment_network.settings import Settings  # pydantic is slow to start: only when asked

    return CoordinationModel(
        name="commitment_network",
        rung=4,
        title=Text("Suljettu ilmastoverkosto", "Slutet klimatnätverk", "Closed commitment network"),
        what=Text(
            "Suljettu ilmastoverkosto: kunnan koordinoima verkosto, johon liitytään asettamalla "
            "ilmastotavoitteet/-sitoumukset.",
            "Slutet klimatnätverk: ett nätverk som kommunen samordnar och som man ansluter sig till genom att ställa "
            "upp klimatmål eller klimatåtaganden.",
            "Closed climate network: a network that the municipality coordinates, joined by setting climate goals or "
            "commitments.",
        ),
        why=Text(
            "Kunnan intressi saada yritykset mukaan ilmastotavoitteisiin > verkosto vain ilmastotyöhön sitoutuneille. "
            "Ison kunnan/tärkeän alueen tarjoama brändiarvo yrityksille.",
            "Kommunen vill få med företagen i klimatmålen > ett nätverk bara för dem som har förbundit sig till "
            "klimatarbetet. En stor kommun eller ett viktigt område ger företagen varumärkesvärde.",
            "The municipality wants companies to share its climate goals > a network only for those committed to "
            "climate work. A large municipality or an important area lends companies the value of its brand.",
        ),
        how=Text(
            "Määritellään kohderyhmä, liittymisen kriteeristö, päätetään mittaroinnista ja seurannasta sekä "
            "mahdollisesta kytkennästä kunnan ilmasto-ohjelmaan. Päätetään koordinaatiokokoonpanosta; kunta vai "
            "laajempi toimijajoukko.",
            "Man fastställer målgrupp och kriterier för att gå med, beslutar om mätning och uppföljning och om en "
            "eventuell koppling till kommunens klimatprogram. Man beslutar vem som samordnar: kommunen eller en "
            "bredare grupp av aktörer.",
            "Define the target group and the criteria for joining, decide on metrics and follow-up and on a possible "
            "link to the municipality's climate programme. Decide who coordinates: the municipality or a wider group.",
        ),
        where=Text(
            "Helsingin ilmastokumppanit; Turun ilmastojoukkue; Lahden ilmastokumppanuus; Satakunta (hankevetoista); "
            "Tampereen seudun ilmastokumppanuus; Lappeenranta Greenreality -kumppanuus pienille yrityksille "
            "(hankevetoista).",
            "Klimatpartnerna i Helsingfors; Åbo klimatlag; klimatpartnerskapet i Lahtis; Satakunta (projektbaserat); "
            "klimatpartnerskapet i Tammerforsregionen; Greenreality-partnerskapet för småföretag i Villmanstrand "
            "(projektbaserat).",
            "Helsinki Climate Partners; Turku Climate Team; Lahti climate partnership; Satakunta (run as a project); "
            "Tampere Region climate partnership; Lappeenranta Greenreality partnership for small companies (run as a "
            "project).",
        ),
        caveats=CAVEATS,
        settings=Settings,
        presets=files(__name__) / "presets",
    )


@hookimpl
def climatekit_membership() -> Membership:
    """Who has joined by the criteria, and is in on the as-of date."""
    return Membership(
        tables=(
            Table(contract=f"{SHARED}.organisation:Organisation", required=True),
            Table(contract=f"{SHARED}.membership:Membership", required=True),
            Table(contract=f"{OWN}.commitment:Commitment", required=True),
            Table(contract=f"{OWN}.target:Target"),
            Table(contract=f"{OWN}.criteria_set:CriteriaSet"),
            Table(contract=f"{OWN}.climate_plan:ClimatePlan"),
            Table(contract=f"{SHARED}.application:Application"),
            Table(contract=f"{SHARED}.programme_role:ProgrammeRole"),
            Table(contract=f"{SHARED}.contact:Contact"),
        ),
        sql=files(__name__) / "membership",
    )


@hookimpl
def climatekit_tracking() -> Tracking:
    """How the commitments stand: reported or late, on the way or behind."""
    return Tracking(
        tables=(
            Table(contract=f"{OWN}.progress_report:ProgressReport"),
            Table(contract=f"{OWN}.emission_report:EmissionReport"),
            Table(contract=f"{OWN}.label:Label"),
            Table(contract=f"{OWN}.label_grant:LabelGrant"),
            Table(contract=f"{OWN}.public_claim:PublicClaim"),
            Table(contract=f"{SHARED}.event:Event"),
            Table(contract=f"{SHARED}.attendance:Attendance"),
            Table(contract=f"{SHARED}.support_action:SupportAction"),
            Table(contract=f"{SHARED}.action_plan:ActionPlan"),
            Table(contract=f"{SHARED}.channel_metric:ChannelMetric"),
            Table(contract=f"{SHARED}.resource_use:ResourceUse"),
        ),
        sql=files(__name__) / "tracking",
    )


@hookimpl
def climatekit_reporting() -> Reporting:
    """The facts and the figures."""
    return Reporting(sql=files(__name__) / "reporting")


CAVEATS = (
    Text(
        "Mikä on kunnan intressi ylläpitää suljettua verkostoa ja mitä tarjotaan verkoston ulkopuolelle jääville "
        "yrityksille?",
        "Vilket intresse har kommunen av att upprätthålla ett slutet nätverk, och vad erbjuds de företag som blir "
        "utanför?",
        "What is the municipality's interest in keeping a closed network, and what is offered to the companies left "
        "outside it?",
    ),
    Text(
        "Tasavertaisuuden toteutumiseksi tarjottava tukea liittymiseen, sitoumusten seurantaan ja päivittämiseen.",
        "För att alla ska behandlas lika behöver man erbjuda stöd för att gå med och för att följa upp och uppdatera "
        "åtagandena.",
        "To treat all as equals, offer support with joining and with following up and updating the commitments.",
    ),
    Text(
        "Mikä on yhden verkoston kyky vastata erilaisten yritysten tarpeisiin (pienet vs. isot, eri toimialoilla "
        "toimivat, ilmastotyön eri vaiheissa olevat) > ilmastotyö konkretisoituu eri tavoin erilaisille yrityksille",
        "Hur väl kan ett enda nätverk möta olika företags behov (små och stora, olika branscher, olika skeden av "
        "klimatarbetet)? > klimatarbetet tar sig olika uttryck i olika företag",
        "How well can one network meet the needs of different companies (small and large, of different industries, at "
        "different stages of climate work)? > climate work takes a different shape in each",
    ),
    Text(
        "Verkoston ylläpito vaatii resursseja; mm. toimintasuunnitelma, tapaamiset, tapahtumien järjestäminen, "
        "työpajat, systemaattinen viestintä, vaikuttavuuden mittaaminen.",
        "Att upprätthålla nätverket kräver resurser: bl.a. verksamhetsplan, möten, evenemang, workshoppar, "
        "systematisk kommunikation och mätning av effekterna.",
        "Keeping up the network takes resources: an action plan, meetings, events, workshops, systematic "
        "communication, measuring the impact.",
    ),
    Text(
        "Ilman järjestelmällisyyttä, kriteeristöä ym. toiminta löyhää ja viherpesun riski kasvaa (erityisesti jos "
        "myönnetään vastuullisuutta kuvaavia merkkejä) > huono kuva myös verkoston koordinoijasta.",
        "Utan systematik, kriterier m.m. blir verksamheten lös och risken för grönmålning växer (särskilt om man delar "
        "ut märken som beskriver ansvarstagande) > en dålig bild också av den som samordnar nätverket.",
        "Without system, criteria and the like the activity is loose and the risk of greenwashing grows (above all if "
        "badges of responsibility are handed out) > a poor image of the network's coordinator as well.",
    ),
)
