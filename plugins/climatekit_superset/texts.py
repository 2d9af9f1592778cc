"""What stands on the dashboard, in three languages, beyond what the dictionary says."""

from __future__ import annotations

from collections.abc import Mapping

from climatekit.text import Text

CODES: Mapping[str, Mapping[str, Text]] = {
    "severity": {
        "error": Text("virhe", "fel", "error"),
        "warning": Text("varoitus", "varning", "warning"),
        "info": Text("tieto", "upplysning", "information"),
    },
}
ROWS = Text("Rivejä", "Rader", "Rows")
LATEST = Text("Viimeisin jakso", "Senaste perioden", "Latest period")
VALUE = Text("Arvo", "Värde", "Value")
VALUE_SAID = Text(
    "Mittarin arvo, kun rivejä on yksi; muuten tyhjä, sillä mittareita ei lasketa yhteen.",
    "Måttets värde när det finns en rad; annars tomt, eftersom mått inte läggs ihop.",
    "The value of the metric where there is one row; else empty, since metrics are not added up.",
)
PROGRAMME = Text("Ohjelma", "Program", "Programme")
KEY_FIGURES = Text("Avainluvut: {programme}", "Nyckeltal: {programme}", "Key figures: {programme}")
MEMBERSHIP = Text("Jäsenyys", "Medlemskap", "Membership")
ACTIVITY = Text("Toiminta ja havainnot", "Verksamhet och anmärkningar", "Activity and findings")
RESOURCES = Text("Resurssit", "Resurser", "Resources")
OVER_TIME = Text("Avainluvut ajassa", "Nyckeltal över tid", "Key figures over time")
SPLIT = Text("Avainluvut ryhmittäin", "Nyckeltal per grupp", "Key figures by group")
BY = Text("{metric}: {dimension}", "{metric}: {dimension}", "{metric}: {dimension}")
BY_PERIOD = Text("{metric} jaksoittain", "{metric} per period", "{metric} by period")
MEMBERS = Text("Mukana", "Med", "Members")
MEMBERS_BY_MONTH = Text("Mukana kuukauden lopussa", "Med i slutet av månaden", "Members at the end of the month")
JOINERS = Text("Liittyneet", "Nya", "Joiners")
LEAVERS = Text("Lähteneet", "Avgångna", "Leavers")
MOVES = Text("Liittyneet ja lähteneet kuukausittain", "Nya och avgångna per månad", "Joiners and leavers by month")
MEMBERS_BY = Text("Mukana olevat: {dimension}", "Organisationer med: {dimension}", "Members: {dimension}")
ACTIVITIES = Text(
    "Tapahtumat lajeittain ja kuukausittain", "Händelser per slag och månad", "Activities by kind and month"
)
FINDINGS = Text("Havainnot vakavuuden mukaan", "Anmärkningar efter allvar", "Findings by severity")
COSTS = Text("Kustannukset vuosittain, euroa", "Kostnader per år, euro", "Costs by year, euros")
HTV = Text("Henkilötyövuodet vuosittain", "Årsverken per år", "Person-years by year")
