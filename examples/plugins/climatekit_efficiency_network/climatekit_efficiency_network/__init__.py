"""A German energy-efficiency network: members set targets, their sum is that of the network, sums are all it shows."""

from importlib.resources import files

from climatekit.plugin_host import CoordinationModel, Membership, Reporting, Table, Text, Tracking, hookimpl

climatekit_api = ">=1,<2"


@hookimpl
def climatekit_model() -> CoordinationModel:
    """The model in words, and its settings."""
    from climatekit_efficiency_network.settings import Settings

    return CoordinationModel(
        name="efficiency_network",
        rung=4,
        title=Text("Energiatehokkuusverkosto", "Energieffektiviseringsnätverk", "Energy-efficiency network"),
        what=Text(
            "8–15 yritystä (vähintään viisi) sopii 2–3 vuodeksi yhteisestä säästötavoitteesta, MWh vuodessa.",
            "8–15 företag (minst fem) kommer för 2–3 år överens om ett gemensamt sparmål i MWh per år.",
            "8 to 15 companies, five at least, agree for two to three years on a joint savings target in MWh a year.",
        ),
        why=Text(
            "Yhdessä oppii nopeammin, ja kokemusten vaihto halventaa neuvontaa.",
            "Tillsammans lär man sig snabbare, och erfarenhetsutbytet gör rådgivningen billigare.",
            "Companies learn faster together, and the exchange makes advice cheaper.",
        ),
        how=Text(
            "Energianeuvonnan jälkeen kukin jäsen asettaa tavoitteensa; verkoston tavoite on niiden summa, ja "
            "toteutuneet säästöt seurataan vuosittain.",
            "Efter energirådgivningen sätter varje medlem sitt mål; nätverkets mål är deras summa, och de uppnådda "
            "besparingarna följs upp varje år.",
            "After energy advice each member sets its target; the network's target is their sum, and what was saved is "
            "monitored yearly.",
        ),
        where=Text(
            "Saksa: Initiative Energieeffizienz- und Klimaschutz-Netzwerke.",
            "Tyskland: Initiative Energieeffizienz- und Klimaschutz-Netzwerke.",
            "Germany: Initiative Energieeffizienz- und Klimaschutz-Netzwerke.",
        ),
        settings=Settings,
        presets=files(__name__) / "presets",
    )


@hookimpl
def climatekit_membership() -> Membership:
    """Who is in, and how large the network is."""
    participants = Table(contract="climatekit_efficiency_network.schemas:EfficiencyParticipant")
    measures = Table(contract="climatekit_efficiency_network.schemas:EfficiencyMeasure")
    return Membership(tables=(participants, measures), sql=files(__name__) / "membership")


@hookimpl
def climatekit_tracking() -> Tracking:
    """Targets, savings and the rules that watch over them."""
    return Tracking(sql=files(__name__) / "tracking")


@hookimpl
def climatekit_reporting() -> Reporting:
    """Sums, and nothing but sums."""
    return Reporting(sql=files(__name__) / "reporting")
