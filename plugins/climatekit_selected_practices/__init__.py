"""Selected practices: units of the municipality each take single practices into use; nobody coordinates them jointly.

The words of What, Why and How are those of the page "Koordinointitapoja" (Finland's Carbon neutral Finland pages,
15.9.2021); its Swedish and English are ours. The page names no example, so Where is ours and says so.
"""

from __future__ import annotations

from importlib.resources import files

from climatekit.plugin_host import CoordinationModel, Membership, Reporting, Table, Text, Tracking, hookimpl

SCHEMAS = "climatekit_schemas"
OWN = "climatekit_selected_practices.schemas"


@hookimpl
def climatekit_model() -> CoordinationModel:
    """Rung 1 of the ladder."""
    from climatekit_selected_practices.settings import Settings  # pydantic is slow to start: only when asked

    return CoordinationModel(
        name="selected_practices",
        rung=1,
        title=Text("Yksittäiset toimintamallit", "Enskilda verksamhetsmodeller", "Selected practices"),
        what=Text(
            "Valitaan yksittäisiä toimintamalleja, jaetaan vastuu kunnan sisällä.",
            "Man väljer enskilda verksamhetsmodeller och fördelar ansvaret inom kommunen.",
            "Single practices are chosen, and responsibility is shared within the municipality.",
        ),
        why=Text(
            "Toimintamalli helposti käyttöön, pienten resurssien jakaminen, ei yhteistä koordinaatiota.",
            "Verksamhetsmodellen är lätt att ta i bruk, små resurser delas, ingen gemensam koordinering.",
            "A practice is easy to take into use, small resources are shared, and there is no joint coordination.",
        ),
        how=Text(
            "Valitaan toimintamallit ja ko. toimintamallien käyttäjät kunnan sisällä. Ymmärrys "
            "toimintamallikokonaisuudesta esim. ympäristökeskuksessa.",
            "Man väljer verksamhetsmodellerna och vilka inom kommunen som använder dem. En förståelse för helheten av "
            "verksamhetsmodeller finns t.ex. hos miljöcentralen.",
            "The practices are chosen, and who within the municipality uses them. One place, such as the environment "
            "centre, understands the practices as a whole.",
        ),
        where=Text(
            "Sivu ei nimeä esimerkkiä. Lähimpänä löydetty: Vantaa, Kerava ja Järvenpää pilotoivat yhdessä "
            "toimintatapoja, ja Vantaa kokeili CRM-järjestelmää, johon koottiin ilmastoyhteistyöstä kiinnostuneet "
            "yritykset ja niiden kanssa pidetyt tapaamiset (business.vantaa.fi).",
            "Sidan nämner inget exempel. Det närmaste som hittats: Vanda, Kervo och Träskända prövade tillsammans "
            "arbetssätt, och Vanda provade ett CRM-system med de företag som är intresserade av klimatsamarbete och "
            "mötena med dem (business.vantaa.fi).",
            "The page names no example. The nearest that was found: Vantaa, Kerava and Järvenpää piloted practices "
            "together, and Vantaa tried a CRM that listed the companies interested in climate cooperation and the "
            "meetings held with them (business.vantaa.fi).",
        ),
        caveats=(
            Text(
                "Vaikuttavuusarviointi on suuntaa antava, ja sitä kannattaa verrata tavoite kerrallaan: se olettaa, "
                "että toimintamalli on vakiintunut, ollut käytössä vuosia ja riittävästi resursoitu.",
                "Bedömningen av effekten är riktgivande och jämförs bäst ett mål i taget: den utgår från att "
                "verksamhetsmodellen är etablerad, har använts i flera år och har tillräckliga resurser.",
                "The assessment of impact is indicative and best compared one goal at a time: it assumes a practice "
                "that is established, has been in use for years and has enough resources.",
            ),
        ),
        settings=Settings,
        presets=files(__name__) / "presets",
    )


@hookimpl
def climatekit_membership() -> Membership:
    """Nobody is a member. Applications and memberships are read only to say that they do not belong here."""
    return Membership(
        tables=(
            Table(contract=f"{SCHEMAS}.application:Application"),
            Table(contract=f"{SCHEMAS}.membership:Membership"),
        ),
        sql=files(__name__) / "membership",
    )


@hookimpl
def climatekit_tracking() -> Tracking:
    """Practices, who uses them, the units and their contacts with companies."""
    return Tracking(
        tables=(
            Table(contract=f"{SCHEMAS}.practice:Practice"),
            Table(contract=f"{SCHEMAS}.touchpoint:Touchpoint"),
            Table(contract=f"{SCHEMAS}.resource_use:ResourceUse"),
            Table(contract=f"{OWN}:PracticeUse"),
            Table(contract=f"{OWN}:PracticeUser"),
            Table(contract=f"{OWN}:Unit"),
        ),
        sql=files(__name__) / "tracking",
    )


@hookimpl
def climatekit_reporting() -> Reporting:
    """Practices in use, their owners, what they cost and what may be expected of them."""
    return Reporting(sql=files(__name__) / "reporting")
