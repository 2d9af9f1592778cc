"""What the workbook itself says, in three languages."""

from __future__ import annotations

from climatekit.text import Text

CONTENTS = Text("Sisältö", "Innehåll", "Contents")
COLUMNS = Text("Sarakkeet", "Kolumner", "Columns")
HEADING = Text(
    "{project}: tilanne {day}",
    "{project}: läget {day}",
    "{project}: as of {day}",
)
ABOUT = Text(
    "Yksi välilehti taulua kohti. Sarakkeiden merkitys on välilehdellä {columns} ja otsikkojen kommenteissa. Kaikki "
    "rivit ovat Parquet-tiedostoissa.",
    "Ett blad per tabell. Vad kolumnerna betyder står på bladet {columns} och i rubrikernas kommentarer. Alla rader "
    "finns i Parquet-filerna.",
    "One sheet a table. What the columns mean stands on the sheet {columns} and in the notes of the headers. The "
    "Parquet files have all rows.",
)
SHEET = Text("Välilehti", "Blad", "Sheet")
TABLE = Text("Taulu", "Tabell", "Table")
MEANING = Text("Mitä yksi rivi on", "Vad en rad är", "What one row is")
ROWS = Text("Rivejä", "Rader", "Rows")
SHOWN = Text("Näytetään", "Visas", "Shown")
NOTE = Text("Huomattavaa", "Att märka", "Note")
COLUMN = Text("Sarake", "Kolumn", "Column")
DESCRIPTION = Text("Merkitys", "Betydelse", "Meaning")
UNIT = Text("Yksikkö", "Enhet", "Unit")
METRICS = Text("Mittarien määritelmät", "Måttens definitioner", "What metrics mean")
METRIC = Text("Mittari", "Mått", "Metric")
CAVEAT = Text("Varaus", "Förbehåll", "Caveat")
PARTLY = Text(
    "Vain {shown} ensimmäistä riviä {rows} rivistä; loput ovat tiedostossa {file}.",
    "Bara de första {shown} av {rows} rader; resten finns i {file}.",
    "Only the first {shown} of {rows} rows; the rest is in {file}.",
)
CUT = Text(
    "{count} liian pitkää solua on katkaistu.",
    "{count} för långa celler är avkortade.",
    "{count} cells that are too long are cut.",
)
