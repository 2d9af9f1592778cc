"""Forerunner network: companies with solutions pay to be in, decide together and develop together (rung 5).

The Finnish texts are those of the page Koordinointitapoja (15.9.2021). It has one paragraph for why and how; where it
is cut in two here, and its Swedish and English, are ours.
"""

from __future__ import annotations

from importlib.resources import files

from climatekit.plugin_host import CoordinationModel, Membership, Reporting, Table, Text, Tracking, hookimpl

SHARED = "climatekit_schemas"
OWN = "climatekit_forerunner_network.schemas"


@hookimpl
def climatekit_model() -> CoordinationModel:
    """The model and its knobs."""
    from climatekit_forerunner_network.settings import Settings  # pydantic is slow to start: only when asked

    return CoordinationModel(
        name="forerunner_network",
        rung=5,
        title=Text("Maksullinen edelläkävijäverkosto", "Avgiftsbelagt föregångarnätverk", "Paid forerunner network"),
        what=Text(
            "Suljettu ilmastoverkosto: julkisen toimijan koordinoimat, edelläkävijyyttä tavoittelevat, maksulliset ja "
            "”järjestäytyneemmät” ilmastoverkostot.",
            "Slutet klimatnätverk: avgiftsbelagda och mer ”organiserade” klimatnätverk som en offentlig aktör "
            "samordnar och som vill gå före.",
            'Closed climate network: paid and "more organised" climate networks that a public body coordinates and '
            "that aim to lead the way.",
        ),
        why=Text(
            "Tavoite synnyttää uusia ratkaisuja ilmastokriisiin vastaamiseksi. Mukaan pääsee edelläkävijät, esim. "
            "cleantech-/energia-/ympäristöratkaisuja tarjoavat yritykset. Toimii myös kunnan elinkeinopoliittisena "
            "työkaluna.",
            "Målet är att få fram nya lösningar på klimatkrisen. Föregångare får komma med, t.ex. företag som erbjuder "
            "cleantech-, energi- eller miljölösningar. Fungerar också som ett näringspolitiskt verktyg för kommunen.",
            "The aim is to bring about new solutions to the climate crisis. Forerunners are let in, such as companies "
            "that offer cleantech, energy or environmental solutions. It is also a tool of the municipality's economic "
            "policy.",
        ),
        how=Text(
            "Vaatii huomattavasti resursseja koordinointiin; taloushallintoa, yhteiskehittämisen alusta, ohjausryhmä "
            "ym.",
            "Kräver betydande resurser för samordningen: ekonomiförvaltning, en plattform för gemensam utveckling, en "
            "styrgrupp m.m.",
            "It takes considerable resources to coordinate: financial administration, a platform for developing "
            "together, a steering group and so on.",
        ),
        where=Text(
            "Lappeenranta Greenreality Network 500-1 000 € / v, jäsenpalveluiden suora operointi n. 2 htv ja lisäksi "
            "mukana noin 6 henkilöä. EnergyVaasa: energiateknologian klusteri, kehittää kestäviä teknologiaratkaisuja.",
            "Villmanstrand, Greenreality Network: 500–1 000 € per år, ca 2 årsverken för medlemstjänsterna och "
            "dessutom omkring 6 personer. EnergyVaasa: energiteknologiskt kluster som utvecklar hållbara tekniska "
            "lösningar.",
            "Lappeenranta, Greenreality Network: 500–1,000 € a year, about 2 person-years for the services to members "
            "and some 6 persons more. EnergyVaasa: cluster of energy technology that develops sustainable solutions.",
        ),
        caveats=CAVEATS,
        settings=Settings,
        presets=files(__name__) / "presets",
    )


@hookimpl
def climatekit_membership() -> Membership:
    """Who was let in as a forerunner and is in on the as-of date; unpaid invoices suspend, so they are read here."""
    return Membership(
        tables=(
            Table(contract=f"{SHARED}.organisation:Organisation", required=True),
            Table(contract=f"{SHARED}.membership:Membership", required=True),
            Table(contract=f"{SHARED}.application:Application"),
            Table(contract=f"{OWN}.admission_evidence:AdmissionEvidence"),
            Table(contract=f"{OWN}.invoice:Invoice"),
            Table(contract=f"{OWN}.payment:Payment"),
            Table(contract=f"{SHARED}.programme_role:ProgrammeRole"),
        ),
        sql=files(__name__) / "membership",
    )


@hookimpl
def climatekit_tracking() -> Tracking:
    """What the members owe, who met, what is developed together and how the business goes."""
    return Tracking(
        tables=(
            Table(contract=f"{OWN}.fee_schedule:FeeSchedule"),
            Table(contract=f"{OWN}.member_profile:MemberProfile"),
            Table(contract=f"{OWN}.governance_meeting:GovernanceMeeting"),
            Table(contract=f"{OWN}.joint_project:JointProject"),
            Table(contract=f"{OWN}.joint_project_partner:JointProjectPartner"),
            Table(contract=f"{OWN}.quality_label:QualityLabel"),
            Table(contract=f"{SHARED}.event:Event"),
            Table(contract=f"{SHARED}.attendance:Attendance"),
            Table(contract=f"{SHARED}.support_action:SupportAction"),
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
        "Jäsenmaksut kattavat vain osan kustannuksista: Greenreality Network tarvitsee vähintään noin 200 000 € "
        "vuodessa (https://interregeurope.eu/good-practices/greenreality-network-public-private-partnerships-for-low-carbon).",
        "Medlemsavgifterna täcker bara en del av kostnaderna: Greenreality Network behöver minst omkring 200 000 € "
        "om året (https://interregeurope.eu/good-practices/greenreality-network-public-private-partnerships-for-low-carbon).",
        "The fees cover only a part of the cost: the Greenreality Network needs at least about 200,000 € a year "
        "(https://interregeurope.eu/good-practices/greenreality-network-public-private-partnerships-for-low-carbon).",
    ),
    Text(
        "Verkosto ei kysy jäsenten päästöjä eikä lupauksia: jos se myöntää merkkejä tai esittää ilmastoväittämiä, "
        "niitä koskevat suljetun sitoumusverkoston säännöt.",
        "Nätverket frågar varken efter utsläpp eller löften: om det delar ut märken eller lägger fram klimatpåståenden "
        "gäller reglerna för det slutna åtagandenätverket.",
        "The network asks for neither emissions nor pledges: if it grants labels or makes climate claims, the rules of "
        "the closed commitment network apply to them.",
    ),
)
