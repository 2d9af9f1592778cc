"""A programme like ÖKOPROFIT: companies take measures, report what they save, and may bear a title for one year."""

from __future__ import annotations

from importlib.resources import files

from climatekit.plugin_host import CoordinationModel, Membership, Reporting, Table, Text, Tracking, hookimpl

climatekit_api = ">=1,<2"  # the versions of the plugin interface that it is for


@hookimpl
def climatekit_model() -> CoordinationModel:
    """The model in words, and its settings."""
    from climatekit_ecoprofit.settings import Settings  # pydantic is slow to start: only when asked

    return CoordinationModel(
        name="ecoprofit",
        rung=4,
        title=Text("Ympäristöarvonimi vuodeksi", "Miljötitel för ett år", "Environmental title for a year"),
        what=Text(
            "Ohjelma, jossa yritykset toteuttavat ympäristötoimia ja saavat arvonimen vuodeksi kerrallaan.",
            "Ett program där företag genomför miljöåtgärder och får en titel för ett år i taget.",
            "A programme in which companies take environmental measures and earn a title for a year at a time.",
        ),
        why=Text(
            "Säästöt lasketaan, tarkastetaan ja julkaistaan: arvonimellä on katetta, ja yritys säästää rahaa.",
            "Besparingarna beräknas, granskas och publiceras: titeln har täckning, och företaget sparar pengar.",
            "Savings are reckoned, examined and published: the title is worth something, and companies save money.",
        ),
        how=Text(
            "Työpajoja ja neuvontaa paikan päällä; ympäristöraportissa on vähintään kolme toteutettua ja kolme "
            "suunniteltua toimenpidettä, ja toimikunta arvioi ne. Arvonimi uusitaan vuosittain.",
            "Workshoppar och rådgivning på plats; miljörapporten har minst tre genomförda och tre planerade åtgärder, "
            "och en kommission bedömer dem. Titeln förnyas varje år.",
            "Workshops and advice on site; the environmental report has three measures done and three planned at "
            "least, and a commission judges them. The title is renewed every year.",
        ),
        where=Text("Graz, München ja muita kaupunkeja.", "Graz, München och andra städer.", "Graz, Munich and others."),
        settings=Settings,
        presets=files(__name__) / "presets",
    )


@hookimpl
def climatekit_membership() -> Membership:
    """Who bears the title, and until when."""
    return Membership(
        tables=(
            Table(contract="climatekit_ecoprofit.schemas:EcoprofitTitle"),
            Table(contract="climatekit_ecoprofit.schemas:EcoprofitMeasure"),
        ),
        sql=files(__name__) / "membership",
    )


@hookimpl
def climatekit_tracking() -> Tracking:
    """The measures, and what is to be done next."""
    return Tracking(sql=files(__name__) / "tracking")


@hookimpl
def climatekit_reporting() -> Reporting:
    """Savings and titles, for people to look at."""
    return Reporting(sql=files(__name__) / "reporting")
