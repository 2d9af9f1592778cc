"""What stands in the folder, in three languages, beyond what the dictionary says."""

from __future__ import annotations

from climatekit.text import Text

KEY_FIGURES = Text("Avainluvut", "Nyckeltal", "Key figures")
OTHER_FIGURES = Text("Muut mittarit", "Övriga mått", "Other metrics")
ROWS = Text("Rivejä ({table})", "Rader ({table})", "Rows ({table})")
README = Text(
    """# {project}: Power BI -projekti

**Tätä ei ole kokeiltu Power BI:ssä.** Mallin teksti on tehty julkaistun sanaston ja mittariluettelon pohjalta. Testit
tarkistavat, että taulut, sarakkeet ja suhteet ovat olemassa ja teksti oikean muotoinen. Ne eivät aja DAXia eivätkä lue
dataa Power BI:llä. Vertaa ensimmäisellä kerralla lukuja raporttiin `report.html`.

1. Kopioi tämä kansio muualle ja avaa siinä `climatekit.pbip` Power BI Desktopissa. Power BI kirjoittaa kansioon omia
   tiedostojaan, eikä ajo korvaa julkaistua kansiota, jossa on sellaista, mitä se ei ole tehnyt.
2. Anna parametrille `DataFolder` julkaistun kansion polku (Muunna tiedot › Muokkaa parametreja) ja päivitä tiedot.
3. Mittarit ovat taulussa `metrics`. Mittari näyttää viimeisimmän luvun, kun rivejä on yksi: rajaa raportti yhteen
   ohjelmaan.

Suhteet, jotka eivät ole käytössä, saa mukaan DAX-funktiolla USERELATIONSHIP.
""",
    """# {project}: Power BI-projekt

**Detta är inte provat i Power BI.** Modellens text är gjord av den publicerade ordlistan och måttkatalogen. Testerna
kontrollerar att tabeller, kolumner och relationer finns och att texten har rätt form. De kör ingen DAX och läser inga
data med Power BI. Jämför siffrorna med rapporten `report.html` första gången.

1. Kopiera den här mappen någon annanstans och öppna `climatekit.pbip` där i Power BI Desktop. Power BI skriver egna
   filer i mappen, och en körning ersätter inte en publicerad mapp som innehåller något som den inte har gjort.
2. Ge parametern `DataFolder` sökvägen till den publicerade mappen (Transformera data › Redigera parametrar) och
   uppdatera.
3. Måtten finns i tabellen `metrics`. Ett mått visar det senaste värdet när det finns en rad: begränsa rapporten till
   ett program.

Relationer som inte är aktiva kan användas med DAX-funktionen USERELATIONSHIP.
""",
    """# {project}: Power BI project

**This has not been tried in Power BI.** The text of the model is made from the published dictionary and the catalogue
of metrics. Tests check that its tables, columns and relationships exist and that the text has the right form. They run
no DAX, and read no data with Power BI. Compare the figures with `report.html` the first time.

1. Copy this folder elsewhere and open `climatekit.pbip` there in Power BI Desktop. Power BI writes files of its own
   into the folder, and a run does not replace a published folder that holds what it has not made.
2. Give the parameter `DataFolder` the path of the published folder (Transform data › Edit parameters), and refresh.
3. The measures are in the table `metrics`. A measure shows the latest value where one row says it: limit the report to
   one programme.

Relationships that are not active can be used with DAX's USERELATIONSHIP.
""",
)
