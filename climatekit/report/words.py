"""What the report says of itself, in the three languages."""

from __future__ import annotations

from climatekit.text import Text

SKIP = Text("Siirry sisältöön", "Gå till innehållet", "Skip to the content")
CONTENTS = Text("Sisällys", "Innehåll", "Contents")
SUBTITLE = Text("Raportti, tilanne {day}", "Rapport, läget {day}", "Report, as of {day}")
OVERVIEW = Text("Kaikki ohjelmat yhdessä", "Alla program tillsammans", "All programmes together")
OVERVIEW_NOTE = Text(
    "Ohjelmat, joilla on eri koordinointitapa, eivät ole suoraan vertailukelpoisia: kukin luku tarkoittaa sitä, mitä "
    "ohjelman omassa luvussa sanotaan.",
    "Program med olika sätt att samordna är inte direkt jämförbara: varje tal betyder det som sägs i programmets eget "
    "kapitel.",
    "Programmes of different models are not directly comparable: each figure means what the programme's own chapter "
    "says.",
)
NO_CHAPTERS = Text(
    "Ohjelmia on {count}, ja oma luku on vain, kun niitä on enintään {most}. Kunkin ohjelman luvut ovat tiedostossa "
    "metrics/metrics.parquet ja taulut kansiossa marts.",
    "Programmen är {count}, och ett eget kapitel finns bara när de är högst {most}. Varje programs tal finns i filen "
    "metrics/metrics.parquet och tabellerna i mappen marts.",
    "There are {count} programmes, and each has a chapter of its own only where there are at most {most}. The figures "
    "of each are in metrics/metrics.parquet, the tables in the folder marts.",
)
PROGRAMME = Text("Ohjelma", "Program", "Programme")
MODEL = Text("Koordinointitapa", "Samordningssätt", "Model")
WHAT = Text("Mitä", "Vad", "What")
WHY = Text("Miksi", "Varför", "Why")
SINCE = Text("Toiminut {day} alkaen.", "Har verkat sedan {day}.", "Running since {day}.")
FROM_TO = Text("Toimi {first}–{last}.", "Verkade {first}–{last}.", "Ran {first}–{last}.")
KEY_FIGURES = Text("Avainluvut", "Nyckeltal", "Key figures")
NO_FIGURES = Text(
    "Tiedoista ei voi laskea yhtään avainlukua.",
    "Inget nyckeltal kan räknas ut av uppgifterna.",
    "No key figure can be computed from the data.",
)
RESTATED = Text("Muuttuneet jäädytetyt luvut", "Ändrade frysta tal", "Restated figures")
RESTATED_NOTE = Text(
    "Nämä luvut ovat päättyneiltä jaksoilta, joiden luvut on jäädytetty. Tiedoista laskettuna ne ovat nyt toiset.",
    "Dessa tal gäller avslutade perioder vars tal har frysts. Räknade ur uppgifterna är de nu andra.",
    "These figures are of closed periods whose figures have been frozen. Computed from the data, they are others now.",
)
RESTATED_FIGURE = Text(
    "Luku ({period}) on muuttunut: {was}, kun se jäädytettiin {day}.",
    "Talet ({period}) har ändrats: {was} när det frystes {day}.",
    "Restated ({period}): it was {was} when it was frozen on {day}.",
)
FIGURE = Text("Luku", "Tal", "Figure")
PERIOD = Text("Jakso", "Period", "Period")
FROZEN = Text("Jäädytettynä", "Fryst", "As frozen")
FROZEN_ON = Text("Jäädytetty", "Frystes", "Frozen on")
NOW = Text("Nyt", "Nu", "Now")
INDICATIVE = Text("suuntaa antava", "riktgivande", "indicative")
CHANGE = Text(
    "{change} verrattuna jaksoon {period} ({value})",
    "{change} jämfört med {period} ({value})",
    "{change} against {period} ({value})",
)
CHANGE_SINCE = Text(
    "{change} tilanteeseen {day} verrattuna ({value})",
    "{change} jämfört med läget {day} ({value})",
    "{change} since {day} ({value})",
)
NO_CHANGE_SINCE = Text("Sama kuin {day}", "Samma som {day}", "The same as on {day}")
NO_CHANGE = Text("Sama kuin {period}", "Samma som {period}", "The same as in {period}")
BETTER = Text("oikeaan suuntaan", "åt rätt håll", "in the right direction")
WORSE = Text("väärään suuntaan", "åt fel håll", "in the wrong direction")
UNFINISHED = Text("vuosi on kesken", "året pågår ännu", "the year is not over")
CAVEATS = Text("Mitä luvut eivät kerro", "Vad talen inte säger", "What the figures do not say")
CAVEATS_OF_MODEL = Text(
    "Mitä tästä koordinointitavasta kannattaa muistaa",
    "Vad man bör minnas om detta samordningssätt",
    "What to keep in mind about this model",
)
NOTHING = Text("Tietoja ei ole: {names}.", "Uppgifter saknas: {names}.", "No data: {names}.")
MORE_ROWS = Text(
    "Taulukossa on {shown} ensimmäistä riviä, kaikkiaan rivejä on {total}.",
    "Tabellen visar de {shown} första raderna av {total}.",
    "The table shows the first {shown} of {total} rows.",
)
TOO_MANY_ROWS = Text(
    "Taulukossa on {shown} ensimmäistä riviä; loput ovat tulosten tauluissa.",
    "Tabellen visar de {shown} första raderna; resten finns i resultatens tabeller.",
    "The table shows the first {shown} rows; the rest is in the tables of the output.",
)
CHART = Text(
    "Kuvio: {title}. Samat luvut ovat taulukossa. {values}",
    "Diagram: {title}. Samma tal finns i tabellen. {values}",
    "Chart: {title}. The same figures are in the table. {values}",
)
QUALITY = Text("Tietojen laatu", "Uppgifternas kvalitet", "Quality of the data")
QUALITY_LINE = Text(
    "Riveistä luettiin {read}, hyväksyttiin {accepted}, hylättiin {rejected} ja jätettiin säännön mukaan pois "
    "{excluded}. Havaintoja on {findings}.",
    "{read} rader lästes, {accepted} godkändes, {rejected} avvisades och {excluded} uteslöts enligt regel. "
    "Anmärkningarna är {findings}.",
    "{read} rows were read, {accepted} accepted, {rejected} rejected and {excluded} excluded by rule. There are "
    "{findings} findings.",
)
REJECTED_NOTE = Text(
    "Hylätyt rivit eivät ole luvuissa. Ne syineen ovat tiedostossa rejects.xlsx.",
    "Avvisade rader ingår inte i talen. De finns med orsaker i filen rejects.xlsx.",
    "Rejected rows are not in the figures. They are in rejects.xlsx, each with its reason.",
)
TABLE = Text("Taulu", "Tabell", "Table")
FILES = Text("Tiedostoja", "Filer", "Files")
READ = Text("Luettu", "Lästa", "Read")
ACCEPTED = Text("Hyväksytty", "Godkända", "Accepted")
REJECTED = Text("Hylätty", "Avvisade", "Rejected")
EXCLUDED = Text("Jätetty pois", "Uteslutna", "Excluded")
SOURCE = Text(
    "Avainluvut ovat tiedostossa metrics/metrics.parquet, havainnot tiedostossa findings/findings.parquet ja muut "
    "taulut kansiossa marts. Tehnyt climatekit {version}.",
    "Nyckeltalen finns i filen metrics/metrics.parquet, anmärkningarna i findings/findings.parquet och de övriga "
    "tabellerna i mappen marts. Framställd med climatekit {version}.",
    "The key figures are in metrics/metrics.parquet, the findings in findings/findings.parquet, the other tables in "
    "marts. Made by climatekit {version}.",
)
