"""What the template says, in the language in which it is written."""

from __future__ import annotations

from climatekit.text import Text

YES = Text("kyllä", "ja", "yes")
NO = Text("ei", "nej", "no")
DATE_FORMAT = Text("d.m.yyyy", "d.m.yyyy", "yyyy-mm-dd")

HEADING = Text("Lomakepohja: {title}", "Mall: {title}", "Template: {title}")
STEPS = (
    Text(
        "Täytä pakolliset taulukot ensin. Yksi rivi on yksi asia; tyhjiä rivejä ei lueta.",
        "Fyll i de obligatoriska bladen först. En rad är en sak; tomma rader läses inte.",
        "Fill in the required sheets first. One row is one thing; blank rows are not read.",
    ),
    Text(
        "Älä muuta otsikoita. Sarakkeiden järjestyksen saa vaihtaa, ja valinnaisen sarakkeen tai taulukon saa poistaa.",
        "Ändra inte rubrikerna. Kolumnernas ordning får ändras, och en valfri kolumn eller ett valfritt blad får tas "
        "bort.",
        "Leave the headers as they are. Columns may change places, and an optional column or sheet may be deleted.",
    ),
    Text(
        "Otsikon huomautus kertoo, mitä sarakkeeseen kirjoitetaan: yksikkö, esimerkki ja sallitut arvot.",
        "Rubrikens kommentar berättar vad som skrivs i kolumnen: enhet, exempel och tillåtna värden.",
        "The note on a header says what belongs in the column: unit, example and allowed values.",
    ),
    Text(
        "Tallenna työkirja projektin kansioon data nimellä, joka ei ole taulun nimi (esim. {example}), ja aja: "
        "climatekit run",
        "Spara arbetsboken i projektets mapp data under ett namn som inte är namnet på en tabell (t.ex. {example}) "
        "och kör: climatekit run",
        "Save the workbook in the project's folder data, under a name that is no table's (such as {example}), and "
        "run: climatekit run",
    ),
)
EXAMPLE_FILE = Text("verkosto.xlsx", "natverk.xlsx", "network.xlsx")

COLOURS = Text("Värit", "Färger", "Colours")
REQUIRED_COLUMN = Text(
    "Pakollinen sarake (otsikossa *)", "Obligatorisk kolumn (* i rubriken)", "Required column (* in its header)"
)
OPTIONAL_COLUMN = Text("Valinnainen sarake", "Valfri kolumn", "Optional column")
REPEATED = Text(
    "Sama tunnus kahdella rivillä: korjaa toinen",
    "Samma id på två rader: rätta det ena",
    "The same identifier on two rows: correct one",
)

SHEETS = (
    Text("Taulukko", "Blad", "Sheet"),
    Text("Pakollinen", "Obligatorisk", "Required"),
    Text("Rivin tunniste", "Radens nyckel", "Key of a row"),
    Text("Sisältö (englanniksi)", "Innehåll (på engelska)", "What one row is"),
)
PROGRAMME = Text(
    "Ohjelman tunnusta ei tarvitse kirjoittaa: kaikki rivit kuuluvat ohjelmaan '{programme}'.",
    "Programmets id behöver inte skrivas: alla rader hör till programmet '{programme}'.",
    "The programme need not be written: every row belongs to the programme '{programme}'.",
)

REQUIRED = Text("Pakollinen.", "Obligatorisk.", "Required.")
OPTIONAL = Text("Saa jäädä tyhjäksi.", "Får lämnas tom.", "May be left empty.")
UNIT = Text("Yksikkö: {unit}", "Enhet: {unit}", "Unit: {unit}")
EXAMPLE = Text("Esimerkki: {example}", "Exempel: {example}", "Example: {example}")
ALLOWED = Text("Sallitut arvot: {values}", "Tillåtna värden: {values}", "Allowed values: {values}")
AT_LEAST = Text("Vähintään {low}", "Minst {low}", "At least {low}")
MORE_THAN = Text("Suurempi kuin {low}", "Större än {low}", "More than {low}")
AT_MOST = Text("Enintään {high}", "Högst {high}", "At most {high}")
LESS_THAN = Text("Pienempi kuin {high}", "Mindre än {high}", "Less than {high}")
LENGTH = Text("Pituus {low}–{high} merkkiä", "Längd {low}–{high} tecken", "{low} to {high} characters long")
ALONE = Text("Jokaisella rivillä oma arvonsa.", "Varje rad har sitt eget värde.", "Each row has a value of its own.")
REFERS = Text(
    "Sama arvo kuin taulukossa {sheet}.",
    "Samma värde som på bladet {sheet}.",
    "The same value as on the sheet {sheet}.",
)
PERSONAL = Text(
    "Henkilötieto: tarkistetaan ja poistetaan, ei tule tuloksiin.",
    "Personuppgift: kontrolleras och tas bort, kommer inte med i resultaten.",
    "Personal data: checked and then dropped, never in the results.",
)
IDENTIFIES = Text(
    "Yksityisen elinkeinonharjoittajan kohdalla ei tule tuloksiin.",
    "Kommer inte med i resultaten för en enskild näringsidkare.",
    "Left out of the results for a sole trader.",
)
IN_ENGLISH = Text("Englanniksi: {description}", "På engelska: {description}", "{description}")

UNITS = {
    "count": Text("kpl", "st.", "count"),
    "a": Text("vuosi", "år", "year"),
    "d": Text("päivää", "dagar", "days"),
    "h": Text("tuntia", "timmar", "hours"),
    "htv": Text("henkilötyövuotta", "årsverken", "person-years"),
    "score": Text("pistettä", "poäng", "score"),
    "1": Text("ei yksikköä", "ingen enhet", "no unit"),
    "EUR or count": Text("EUR tai kpl", "EUR eller st.", "EUR or count"),
}

WRONG = Text("Tämä ei kelpaa", "Det här duger inte", "This does not do")
CHOOSE = Text("Valitse arvo luettelosta.", "Välj ett värde ur listan.", "Choose a value from the list.")
WRITE_DATE = Text(
    "Kirjoita päivämäärä, esim. 31.3.2025.", "Skriv ett datum, t.ex. 31.3.2025.", "Write a date such as 2025-03-31."
)
WRITE_INTEGER = Text("Kirjoita kokonaisluku. {limits}", "Skriv ett heltal. {limits}", "Write a whole number. {limits}")
WRITE_NUMBER = Text("Kirjoita luku. {limits}", "Skriv ett tal. {limits}", "Write a number. {limits}")
NOT_THERE_YET = Text(
    "Arvoa ei ole taulukossa {sheet}. Jatketaanko silti?",
    "Värdet finns inte på bladet {sheet}. Fortsätta ändå?",
    "The value is not on the sheet {sheet}. Go on all the same?",
)
