"""Open network: anyone comes along without promising anything; the coordinator watches lists, events and channels.

The words of What, Why, How and Where are those of the page "Koordinointitapoja" (Finland's Carbon neutral Finland
pages, 15.9.2021); its Swedish and English are ours.
"""

from __future__ import annotations

from importlib.resources import files

from climatekit.plugin_host import CoordinationModel, Membership, Reporting, Table, Text, Tracking, hookimpl

SCHEMAS = "climatekit_schemas"


@hookimpl
def climatekit_model() -> CoordinationModel:
    """Rung 3 of the ladder."""
    from climatekit_open_network.settings import Settings  # pydantic is slow to start: only when asked

    return CoordinationModel(
        name="open_network",
        rung=3,
        title=Text("Avoin ilmastoverkosto", "Öppet klimatnätverk", "Open climate network"),
        what=Text(
            "Avoin ilmastoverkosto: mukaan pääsee kaikki yritykset ilman sitoutumista.",
            "Öppet klimatnätverk: alla företag får komma med utan att förbinda sig.",
            "An open climate network: every company may come along without committing to anything.",
        ),
        why=Text(
            "Kaikille avoin matalankynnyksen dynaaminen verkosto, jonka toimintaan yritykset voivat tulla mukaan ilman "
            "sitoutumista tai muita odotuksia. Nimetyn verkoston etuna mahdollisuus brändätä ja tehdä sitä tunnetuksi "
            "(vs. yksittäiset toimintamallit integroituna kunnan toimintaan) > brändiarvoa kunnan koordinoimalle "
            "työlle.",
            "Ett dynamiskt nätverk med låg tröskel, öppet för alla, där företag kan delta utan förbindelser eller "
            "andra förväntningar. Ett nätverk med ett eget namn kan göras till ett varumärke och bli känt (jämfört med "
            "enskilda verksamhetsmodeller inom kommunens verksamhet): varumärkesvärde för det arbete som kommunen "
            "samordnar.",
            "A dynamic network with a low threshold, open to all, in which companies can take part without commitment "
            "or other expectations. A network with a name can be branded and made known (unlike single practices "
            "within the municipality's own work): brand value for the work that the municipality coordinates.",
        ),
        how=Text(
            "Nimetään koordinaattori, valitaan toimintamallit, laaditaan toimintasuunnitelma. Koordinaatiovastuuta voi "
            "jakaa myös eri organisaatioiden kesken. Vaatii resursseja verkoston tunnetuksi tekemiseen, "
            "ylläpitämiseen, tilaisuuksien järjestämiseen ja muiden valittujen toimintamallien toteuttamiseen.",
            "Man utser en koordinator, väljer verksamhetsmodeller och gör upp en verksamhetsplan. Ansvaret för "
            "koordineringen kan också delas mellan organisationer. Kräver resurser för att göra nätverket känt, "
            "upprätthålla det, ordna evenemang och genomföra de övriga valda verksamhetsmodellerna.",
            "A coordinator is named, practices are chosen and an action plan is drawn up. Coordination may be shared "
            "between organisations. It takes resources to make the network known, to keep it up, to hold events and "
            "to carry out the other chosen practices.",
        ),
        where=Text(
            "Keski-Suomen yritysten ympäristövastuullisuusverkosto YmpyräKS: jaettu koordinaatio; oma "
            "verkkosivualusta, sähköpostilista, Fb-ryhmä; seuranta perustuu sähköpostilistaan, tapahtumien "
            "osallistujamääriin ja Fb-viestintäaktiivisuuteen; ei sitoumuksia.",
            "YmpyräKS, nätverket för företagens miljöansvar i Mellersta Finland: delad koordinering; egen webbplats, "
            "e-postlista och Facebookgrupp; uppföljningen bygger på e-postlistan, antalet deltagare i evenemangen och "
            "aktiviteten på Facebook; inga förbindelser.",
            "YmpyräKS, the network for companies' environmental responsibility in Central Finland: shared "
            "coordination; a website, a mailing list and a Facebook group of its own; tracking rests on the "
            "mailing list, the number of people at events and the activity on Facebook; no commitments.",
        ),
        caveats=(
            Text(
                "Huom. mikä on yhden verkoston kyky vastata erilaisten yritysten tarpeisiin (pienet vs. isot, eri "
                "toimialoilla toimivat, ilmastotyön eri vaiheissa olevat).",
                "Obs. hur väl kan ett enda nätverk möta olika företags behov (små och stora, i olika branscher, i "
                "olika skeden av klimatarbetet)?",
                "Note: how well can one network meet the needs of different companies (small and large, in different "
                "industries, at different stages of climate work)?",
            ),
        ),
        settings=Settings,
        presets=files(__name__) / "presets",
    )


@hookimpl
def climatekit_membership() -> Membership:
    """Who takes part. Applications and memberships are read only to say that they do not belong here."""
    return Membership(
        tables=(
            Table(contract="climatekit_open_network.schemas:Participation"),
            Table(contract=f"{SCHEMAS}.event:Event"),
            Table(contract=f"{SCHEMAS}.attendance:Attendance"),
            Table(contract=f"{SCHEMAS}.application:Application"),
            Table(contract=f"{SCHEMAS}.membership:Membership"),
        ),
        sql=files(__name__) / "membership",
    )


@hookimpl
def climatekit_tracking() -> Tracking:
    """Events, attendance and channels, and the rules that watch over them."""
    return Tracking(sql=files(__name__) / "tracking")


@hookimpl
def climatekit_reporting() -> Reporting:
    """Participants, events and channels for people to look at."""
    return Reporting(sql=files(__name__) / "reporting")
