"""Words for the invented register: names, goals, reasons. Nothing here is about a real organisation or person."""

from __future__ import annotations

from dataclasses import dataclass

MARK = "KEKSITTY ESIMERKKIAINEISTO: organisaatiot, henkilöt ja luvut eivät ole todellisia (invented example data)"

# Real codes of the ten municipalities of Päijät-Häme; the weights are invented.
MUNICIPALITIES = {
    "398": 48, "098": 12, "111": 12, "560": 9, "016": 6, "316": 4, "142": 4, "576": 2, "781": 2, "081": 1,
}  # fmt: skip

FIRST = (
    "Salpauksen", "Veden", "Järven", "Harjun", "Kiven", "Metsän", "Pellon", "Kosken", "Rannan", "Niemen", "Lumen",
    "Tuulen", "Auringon", "Kaislan", "Hongan", "Koivun", "Pihlajan", "Katajan", "Hiekan", "Suvannon", "Kallion",
    "Lahdenperän", "Ilveksen", "Kurjen", "Joutsenen", "Mäyrän", "Kuikan", "Haavan", "Tammen", "Vaahteran",
)  # fmt: skip
LAST = {
    "I": ("Majoitus", "Hotelli", "Lomakylä", "Ravintola", "Kahvila", "Matkailu"),
    "C": ("Konepaja", "Leipomo", "Kaluste", "Pakkaus", "Muovi", "Panimo", "Ikkuna"),
    "G": ("Kauppa", "Tukku", "Rautakauppa", "Apteekki"),
    "F": ("Rakennus", "Sähkö", "Talotekniikka", "Saneeraus"),
    "H": ("Kuljetus", "Logistiikka", "Bussiliikenne"),
    "M": ("Konsultointi", "Suunnittelu", "Mittaus"),
    "E": ("Kierrätys", "Jätehuolto"),
    "A": ("tila", "puutarha"),
    "S": ("yhdistys", "seura", "kylätoimikunta"),
}
SECTIONS = {"I": 25, "C": 22, "G": 16, "F": 12, "H": 9, "M": 9, "E": 4}
PEOPLE_FIRST = ("Eeva", "Matti", "Aino", "Olli", "Sari", "Kalle", "Helmi", "Väinö", "Ronja", "Pekka")
PEOPLE_LAST = ("Esimerkki", "Mallinen", "Keksitty", "Kuvitelma", "Satunen", "Testinen")
REASONS_TO_LEAVE = (
    "Toiminta päättynyt", "Yritysjärjestely", "Ei ehdi raportoida", "Ei uusinut sitoumuksia", "Muutto pois alueelta",
)  # fmt: skip
REASONS_TO_REJECT = ("Ei toimintaa Päijät-Hämeessä", "Tavoitteet puuttuvat", "Tavoite on jo lain vaatimus")


@dataclass(frozen=True)
class Goal:
    """A kind of promise. ``base`` is the range of the base value; ``cut`` the reduction in per cent, or the goal."""

    title: str
    theme: str
    kind: str
    metric: str = ""
    unit: str = ""
    target_type: str = "absolute"
    base: tuple[float, float] = (0, 0)
    cut: tuple[int, int] = (10, 30)


MEASURED = (
    Goal("Vähennämme sähkön kulutusta {cut} %", "energy_efficiency", "quantified", "electricity", "MWh",
         base=(40, 2500)),
    Goal("Vähennämme lämmön kulutusta {cut} %", "energy_efficiency", "quantified", "heat", "MWh", base=(60, 1800)),
    Goal("Leikkaamme oman toiminnan päästöjä {cut} %", "energy_efficiency", "quantified", "ghg_s1s2", "tCO2e",
         base=(8, 900), cut=(15, 50)),
    Goal("Vähennämme kokonaispäästöjä {cut} %", "supply_chain", "quantified", "ghg_total", "tCO2e", base=(30, 4000),
         cut=(10, 25)),
    Goal("Ostosähkömme päästöt nollaan", "renewable_energy", "quantified", "ghg_s2_mb", "tCO2e", base=(3, 240),
         cut=(100, 100)),
    Goal("Vähennämme ostoenergian päästöjä {cut} %", "renewable_energy", "quantified", "ghg_s2_lb", "tCO2e",
         base=(5, 300), cut=(20, 40)),
    Goal("Vähennämme ajoneuvojen päästöjä {cut} %", "logistics", "quantified", "ghg_s1", "tCO2e", base=(6, 400),
         cut=(15, 60)),
    Goal("Nostamme uusiutuvan energian osuuden {cut} prosenttiin", "renewable_energy", "quantified", "renewable_share",
         "pct", "share", base=(15, 70), cut=(90, 100)),
    Goal("Vähennämme ruokahävikkiä {cut} %", "food", "quantified", "food_waste", "kg", base=(300, 9000), cut=(20, 20)),
    Goal("Vähennämme veden kulutusta {cut} %", "water", "quantified", "water", "m3", base=(80, 6000), cut=(10, 20)),
    Goal("Puolitamme sekajätteen määrän", "waste_circular", "quantified", "waste", "t", base=(2, 120), cut=(50, 50)),
    Goal("Puolitamme lentomatkat", "mobility", "quantified", "flights", "pcs", base=(6, 90), cut=(50, 50)),
    Goal("Vähennämme polttoaineen kulutusta {cut} %", "logistics", "quantified", "fuel", "l", base=(1500, 60000)),
    Goal("Luovumme kertakäyttöastioista, {cut} % pois", "materials", "quantified", "other", "pcs", base=(2000, 90000),
         cut=(90, 90)),
    Goal("Päästöt liikevaihtoon nähden alas {cut} %", "energy_efficiency", "quantified", "ghg_s1s2", "tCO2e/MEUR",
         "intensity", base=(4, 80), cut=(20, 40)),
    Goal("Vaihdamme {cut} loisteputkea ledeihin", "energy_efficiency", "quantified", "other", "pcs", "count",
         cut=(40, 2000)),
)  # fmt: skip
ACTIONS = (
    Goal("Asennamme aurinkopaneelit katolle", "renewable_energy", "action"),
    Goal("Rakennamme sähköautojen latauspisteet", "mobility", "action"),
    Goal("Otamme ympäristökriteerit hankintoihin", "procurement", "action"),
    Goal("Kilpailutamme kuljetukset päästöt huomioiden", "logistics", "action"),
    Goal("Siirrymme lähiruokaan henkilöstöravintolassa", "food", "action"),
    Goal("Tarjoamme työsuhdepyörän kaikille", "mobility", "action"),
    Goal("Istutamme ja hoidamme hiilinielumetsää", "sink", "action"),
)
LEARNING = (
    Goal("Selvitämme hiilijalanjälkemme", "other", "learning"),
    Goal("Viestimme ilmastotyöstämme asiakkaille", "communication", "learning"),
    Goal("Koulutamme henkilöstön ilmastoasioihin", "staff_engagement", "learning"),
    Goal("Selvitämme tuotteemme hiilikädenjäljen", "product_handprint", "learning"),
)


def business_id(number: int) -> str | None:
    """A Y-tunnus with a right check digit, or None where the number has none. 9,000,000 and up are not in use."""
    digits = f"{number:07d}"
    rest = sum(int(digit) * weight for digit, weight in zip(digits, (7, 9, 10, 5, 8, 4, 2), strict=True)) % 11
    return None if rest == 1 else f"{digits}-{0 if rest == 0 else 11 - rest}"
