"""A climate protocol like that of Uppsala: agreements of three years, a joint target set anew each year, one result."""

from __future__ import annotations

from importlib.resources import files

from climatekit.plugin_host import CoordinationModel, Membership, Reporting, Table, Text, Tracking, hookimpl

climatekit_api = ">=1,<2"  # the versions of the plugin interface that it is for


@hookimpl
def climatekit_model() -> CoordinationModel:
    """The model in words, and its settings."""
    from climatekit_climate_protocol.settings import Settings  # pydantic is slow to start: only when asked

    return CoordinationModel(
        name="climate_protocol",
        rung=4,
        title=Text("Ilmastopöytäkirja", "Klimatprotokoll", "Climate protocol"),
        what=Text(
            "Organisaatiot allekirjoittavat ilmastosopimuksen kolmeksi vuodeksi kerrallaan ja vähentävät päästöjään "
            "yhteisen tavoitteen mukaan.",
            "Organisationer undertecknar ett klimatavtal för tre år i taget och minskar sina utsläpp enligt ett "
            "gemensamt mål.",
            "Organisations sign a climate agreement for three years at a time and reduce their emissions by a joint "
            "target.",
        ),
        why=Text(
            "Yhteinen tavoite on se, mitä Pariisin sopimus vaatii, ja yhteinen tulos näyttää, riittääkö vauhti.",
            "Det gemensamma målet är vad Parisavtalet kräver, och resultatet visar om takten räcker.",
            "The joint target is what the Paris agreement asks for, and the result shows whether the pace will do.",
        ),
        how=Text(
            "Jäsenet mittaavat ja raportoivat suorat ja epäsuorat päästönsä joka vuosi. Pyöreän pöydän kokous päättää "
            "seuraavan vuoden vähennystavoitteesta tuloksen perusteella.",
            "Medlemmarna mäter och rapporterar sina direkta och indirekta utsläpp varje år. Rundabordsmötet beslutar "
            "om nästa mål utifrån resultatet.",
            "Members measure and report their direct and indirect emissions every year. The round table decides on "
            "the next target by the result.",
        ),
        where=Text(
            "Uppsala klimatprotokoll, Ruotsi: noin 40 jäsentä vuonna 2021.",
            "Uppsala klimatprotokoll: ett 40-tal medlemmar 2021.",
            "Uppsala klimatprotokoll, Sweden: some 40 members in 2021.",
        ),
        settings=Settings,
        presets=files(__name__) / "presets",
    )


@hookimpl
def climatekit_membership() -> Membership:
    """Periods of agreement, and who has signed for which."""
    return Membership(
        tables=(
            Table(contract="climatekit_climate_protocol.schemas:ProtocolPeriod"),
            Table(contract="climatekit_climate_protocol.schemas:ProtocolSignature"),
        ),
        sql=files(__name__) / "membership",
    )


@hookimpl
def climatekit_tracking() -> Tracking:
    """Targets and emissions, year by year."""
    return Tracking(
        tables=(
            Table(contract="climatekit_climate_protocol.schemas:ProtocolTarget"),
            Table(contract="climatekit_climate_protocol.schemas:ProtocolEmission"),
        ),
        sql=files(__name__) / "tracking",
    )


@hookimpl
def climatekit_reporting() -> Reporting:
    """The joint result against the joint target."""
    return Reporting(sql=files(__name__) / "reporting")
