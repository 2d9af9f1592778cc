"""The words of the invented registers: names, goals, headers. Nothing here is about a real organisation or person."""

from __future__ import annotations

from dataclasses import dataclass

MARK = "KEKSITTYÄ ESIMERKKIAINEISTOA: organisaatiot, henkilöt, luvut ja päivät eivät ole todellisia (invented data)."

PLACES = (
    "Esimerkkilän", "Mallilan", "Keksilän", "Kuvitteen", "Satumaan", "Oletuksen", "Näytelän", "Harjoitteen", "Testilän",
    "Luonnoksen", "Taruksen", "Haaveelan", "Mielikuvan", "Olevaisen", "Sepitteen", "Arvelan", "Tuumalan", "Ounastelun",
)  # fmt: skip
# trade, section letter in TOL 2008 and in TOL 2025
TRADES = (
    ("Konepaja", "C", "C"), ("Leipomo", "C", "C"), ("Elementti", "C", "C"), ("Energia", "D", "D"),
    ("Kierrätys", "E", "E"), ("Rakennus", "F", "F"), ("Sähkö", "F", "F"), ("Kauppa", "G", "G"), ("Autotalo", "G", "G"),
    ("Kuljetus", "H", "H"), ("Hotelli", "I", "I"), ("Kahvila", "I", "I"), ("Ohjelmistot", "J", "K"),
    ("Pankki", "K", "L"), ("Kiinteistöt", "L", "M"), ("Insinöörit", "M", "N"), ("Viestintä", "M", "N"),
    ("Siivous", "N", "O"), ("Koulutus", "P", "Q"), ("Hoiva", "Q", "R"), ("Kylpylä", "R", "S"), ("Pesula", "S", "T"),
)  # fmt: skip
PEOPLE = ("Eeva Esimerkki", "Matti Mallinen", "Aino Keksitty", "Olli Oletus", "Sari Satunen", "Kalle Kuvitelma",
          "Helmi Harjoite", "Väinö Testinen", "Ronja Luonnos", "Pekka Näyte")  # fmt: skip
REASONS_TO_LEAVE = ("Toiminta päättynyt", "Yritysjärjestely", "Ei ehdi raportoida", "Ei uusinut sitoumuksia")
REASONS_TO_REJECT = ("Tavoitteet puuttuvat", "Tavoite on jo lain vaatimus", "Ei toimintaa alueella")
TOPICS = ("kaukolämmön hukka talteen", "hiilijalanjälki alkuun", "kiertotalouden hankinnat", "sähköautot",
          "aurinkosähkö omalla katolla", "hävikki pois keittiöstä", "vastuullisuusviestintä", "kestävä rakentaminen",
          "rahoitusta siirtymään", "henkilöstö mukaan")  # fmt: skip


@dataclass(frozen=True)
class Goal:
    """A kind of promise: range of the base value, and of the reduction in per cent (of a share or count: the goal)."""

    title: str
    theme: str
    metric: str = ""
    unit: str = ""
    target_type: str = "absolute"
    base: tuple[float, float] = (0, 0)
    cut: tuple[int, int] = (10, 30)


MEASURED = (
    Goal("Sähkönkulutus alas {cut} %", "energy_efficiency", "electricity", "MWh", base=(40, 2500)),
    Goal("Lämmönkulutus alas {cut} %", "energy_efficiency", "heat", "MWh", base=(60, 1800)),
    Goal("Energiankulutus alas {cut} %", "energy_efficiency", "energy", "MWh", base=(90, 4000)),
    Goal("Oman toiminnan päästöt alas {cut} %", "energy_efficiency", "ghg_s1s2", "tCO2e", base=(8, 900), cut=(15, 50)),
    Goal("Ajoneuvojen päästöt alas {cut} %", "logistics", "ghg_s1", "tCO2e", base=(6, 400), cut=(15, 60)),
    Goal("Ostosähkön päästöt nollaan", "renewable_energy", "ghg_s2_mb", "tCO2e", base=(3, 240), cut=(100, 100)),
    Goal("Ostoenergian päästöt alas {cut} %", "renewable_energy", "ghg_s2_lb", "tCO2e", base=(5, 300), cut=(20, 40)),
    Goal("Uusiutuvan energian osuus {cut} prosenttiin", "renewable_energy", "renewable_share", "pct", "share",
         (15, 70), (90, 100)),
    Goal("Sekajätteen määrä alas {cut} %", "waste_circular", "waste", "t", base=(2, 120), cut=(20, 50)),
    Goal("Ruokahävikki alas {cut} %", "food", "food_waste", "kg", base=(300, 9000), cut=(20, 40)),
    Goal("Vedenkulutus alas {cut} %", "water", "water", "m3", base=(80, 6000), cut=(10, 20)),
    Goal("Lentomatkat alas {cut} %", "mobility", "flights", "pcs", base=(6, 90), cut=(30, 50)),
    Goal("Päästöt liikevaihtoon nähden alas {cut} %", "energy_efficiency", "ghg_s1s2", "tCO2e/MEUR", "intensity",
         (4, 80), (20, 40)),
    Goal("{cut} valaisinta ledeiksi", "energy_efficiency", "other", "pcs", "count", cut=(40, 900)),
)  # fmt: skip
ACTIONS = (
    Goal("Aurinkopaneelit katolle", "renewable_energy"), Goal("Latauspisteet pihalle", "mobility"),
    Goal("Ympäristökriteerit hankintoihin", "procurement"),
    Goal("Kuljetusten kilpailutus päästöjen mukaan", "logistics"), Goal("Työsuhdepyörä kaikille", "mobility"),
    Goal("Kierrätyspiste joka kerrokseen", "waste_circular"),
    Goal("Kasvispäivä henkilöstöravintolaan", "food"), Goal("Etäkokoukset ensisijaisiksi", "mobility"),
)  # fmt: skip
LEARNING = (
    Goal("Selvitämme hiilijalanjälkemme", "other"), Goal("Kerromme ilmastotyöstämme asiakkaille", "communication"),
    Goal("Koulutamme henkilöstön ilmastoasioihin", "staff_engagement"),
    Goal("Selvitämme tuotteemme hiilikädenjäljen", "product_handprint"),
)  # fmt: skip
