"""Headers and words as a Finnish coordinator writes them; a key (table, column) goes before the column alone."""

from __future__ import annotations

from collections.abc import Mapping

HEADERS: Mapping[str | tuple[str, str], str] = {
    "programme_id": "Ohjelman tunnus", "org_id": "Jäsennumero", "name": "Nimi", "business_id": "Y-tunnus",
    "org_type": "Organisaatiotyyppi", "employees": "Henkilöstö", "size_class": "Kokoluokka",
    "size_basis": "Kokoluokan peruste", "industry_section": "Pääluokka", "industry_scheme": "Toimialaluokitus",
    "municipality_code": "Kuntanumero", "climate_stage": "Ilmastotyön vaihe", "turnover_eur": "Liikevaihto",
    "membership_id": "Jäsenyystunnus", "tier": "Jäsenluokka", "valid_from": "Alkaa", "valid_to": "Päättyy",
    "signed_on": "Allekirjoitettu", "criteria_version": "Kriteeristö", "leave_reason": "Eroamisen syy",
    "application_id": "Hakemusnumero", "received_on": "Saapunut", "decision": "Päätös", "decided_on": "Päätöspäivä",
    "reason": "Perustelu", "support_offered": "Tukea tarjottu", "alternative_offered": "Tarjottu vaihtoehto",
    "commitment_id": "Sitoumusnumero", "title": "Sitoumus", "theme": "Teema", "kind": "Laji", "made_on": "Annettu",
    ("commitment", "valid_to"): "Voimassa asti", "is_public": "Julkinen",
    "links_city_goal": "Kytkentä ilmasto-ohjelmaan", "status": "Tila", "target_status": "Tavoitteen vahvuus",
    "exceeds_law": "Ylittää lain vaatimukset", "offsets": "Kompensaatio", "target_id": "Tavoitetunnus",
    "target_type": "Tavoitetyyppi", "metric": "Mittari", "unit": "Yksikkö", "base_year": "Lähtövuosi",
    "base_value": "Lähtöarvo", "target_year": "Tavoitevuosi", "target_value": "Tavoitearvo",
    "reduction_pct": "Vähennys (%)", "method_note": "Laskentatapa", "validated_by": "Tarkistanut",
    "report_id": "Raporttinumero", "period_year": "Vuosi", "submitted_on": "Toimitettu", "value": "Toteuma",
    "method": "Mittaustapa", "narrative": "Kuvaus", "evidence_level": "Näyttö", "self_status": "Oma arvio",
    "event_id": "Tapahtumatunnus", ("event", "name"): "Tapahtuma", "held_on": "Päivä", "seats": "Paikkoja",
    "headcount": "Osallistujia", "feedback_score": "Palaute (1–5)", "support_id": "Tuen tunnus",
    "provided_on": "Päivä", ("support_action", "kind"): "Tuen laji", "hours": "Tunnit",
    "provider_org_id": "Tuen antajan tunnus", "requested": "Pyydetty", "role": "Rooli", "year": "Vuosi",
    "adopted_on": "Hyväksytty", "events_planned": "Suunnitellut tapahtumat", "practices": "Toimintamallit",
    "period": "Vuosi", "htv": "Htv", "htv_method": "Htv-laskutapa", "persons": "Henkilöitä",
    "cost_category": "Kululaji", "cost_eur": "Kustannus", "fund_source": "Rahoituslähde", "channel": "Kanava",
    "measured_on": "Mittauspäivä", ("channel_metric", "value"): "Lukema", "contact_id": "Kontaktin tunnus",
    "person_name": "Yhteyshenkilö", "email": "Sähköposti", "purpose": "Tarkoitus", "legal_basis": "Käsittelyperuste",
    "retention_until": "Säilytetään asti", "source": "Lähde", "first_seen": "Liittynyt", "last_seen": "Poistunut",
    "criterion": "Kriteeri", "met": "Täyttyy", "evidence": "Näyttö", "valid_from_year": "Voimassa vuodesta",
    "basis": "Maksuperuste", "class_value": "Maksuluokka", "annual_fee_eur": "Vuosimaksu", "due_days": "Maksuaika",
    "invoice_id": "Laskunumero", "issued_on": "Laskutettu", "due_on": "Eräpäivä", "net_eur": "Veroton",
    "reference_number": "Viitenumero", "payment_id": "Maksutunnus", "paid_on": "Maksupäivä", "amount_eur": "Summa",
    "meeting_id": "Kokoustunnus", "body": "Toimielin", "quorum": "Päätösvaltainen", "project_id": "Hanketunnus",
    ("joint_project", "name"): "Hanke", "started_on": "Alkoi", "ended_on": "Päättyi", "budget_eur": "Budjetti",
    "funding_source": "Rahoittaja", "stage": "Kehitysvaihe",
    "solution_area": "Ratkaisuala", "export_share_pct": "Vientiosuus", "rnd_eur": "TKI-menot",
    "planned_investment_eur": "Investoinnit",
    "practice_id": "Toimintamallitunnus", ("practice", "name"): "Toimintamalli", "category": "Kategoria",
    "mode": "Jatkuvuus", "resource_level": "Resurssit", "host_id": "Toimintatunnus",
    ("host_activity", "name"): "Toiminta", "owner_unit": "Yksikkö", "existing_since": "Alkanut",
    "cadence_days": "Toistuvuus", "integration_id": "Integrointitunnus", ("integration", "status"): "Vaihe",
    "first_done_on": "Ensimmäinen kerta", "times_done": "Kertoja", "last_done_on": "Viimeksi",
    "touchpoint_id": "Kontaktin tunnus", "happened_on": "Päivä", "next_step": "Jatkotoimi",
    "label_id": "Merkin tunnus", ("label", "name"): "Merkki", "grant_id": "Myöntönumero",
    "granted_on": "Myönnetty", ("label_grant", "valid_to"): "Voimassa asti", "owner_org_id": "Omistaja",
    ("label", "legal_basis"): "Oikeusperuste", "scheme_ref": "Päätöksen viite",
    "names_key_emissions": "Päästölähteet tunnistettu",
    ("climate_plan", "adopted_on"): "Suunnitelma hyväksytty", "document_ref": "Asiakirja",
}  # fmt: skip

WORDS: Mapping[str | tuple[str, str], Mapping[str, str]] = {
    "org_type": {
        "company": "yritys", "sole_trader": "toiminimi", "municipality": "kunta", "public_body": "muu julkinen",
        "association": "yhdistys", "university": "korkeakoulu", "farm": "maatila", "congregation": "seurakunta",
    },
    "size_class": {"micro": "mikro", "small": "pieni", "medium": "keskisuuri", "large": "suuri"},
    "climate_stage": {
        "not_started": "ei aloitettu", "mapped": "kartoitettu", "planned": "suunniteltu", "acting": "tekee",
        "leading": "edelläkävijä", "unknown": "ei tiedossa",
    },
    "tier": {"full": "kumppani", "support": "tukijäsen"},
    "decision": {"accepted": "hyväksytty", "rejected": "hylätty", "withdrawn": "peruttu"},
    "theme": {
        "energy_efficiency": "energiatehokkuus", "renewable_energy": "uusiutuva energia", "mobility": "liikkuminen",
        "logistics": "logistiikka", "procurement": "hankinnat", "waste_circular": "kiertotalous", "water": "vesi",
        "food": "ruoka", "staff_engagement": "henkilöstö", "communication": "viestintä",
        "product_handprint": "hiilikädenjälki", "other": "muu",
    },
    ("commitment", "kind"): {"quantified": "määrällinen", "action": "toimenpide", "learning": "selvitys"},
    ("commitment", "status"): {
        "active": "voimassa", "achieved": "saavutettu", "missed": "ei saavutettu", "replaced": "korvattu",
        "withdrawn": "peruttu",
    },
    "unit": {"tCO2e": "t CO2e", "pcs": "kpl", "pct": "%"},
    ("event", "kind"): {
        "breakfast": "aamukahvit", "coffee": "kahvit", "workshop": "työpaja", "training": "koulutus",
        "webinar": "webinaari", "forum": "foorumi", "site_visit": "vierailu",
    },
    "role": {"lead_coordinator": "koordinaattori", "co_coordinator": "osakoordinaattori",
             "steering_member": "ohjausryhmä"},
    ("action_plan", "status"): {"draft": "luonnos", "adopted": "hyväksytty", "closed": "päättynyt"},
    "htv_method": {"days365": "kalenteripäivät", "estimate": "arvio"},
    "cost_category": {"staff": "henkilöstö", "communication": "viestintä", "events": "tapahtumat",
                      "platform": "alusta"},
    "fund_source": {"own": "oma", "state_grant": "valtionavustus", "eu": "EU", "fees": "jäsenmaksut"},
    "channel": {"mailing_list": "sähköpostilista", "newsletter": "uutiskirje", "website": "verkkosivut"},
    ("channel_metric", "metric"): {"subscribers": "tilaajat", "posts": "julkaisut", "opens": "avaukset",
                                   "visits": "käynnit"},
    "self_status": {"on_track": "aikataulussa", "behind": "jäljessä", "achieved": "saavutettu", "dropped": "luovuttu"},
    ("participation", "source"): {"mailing_list": "postituslista", "social": "Fb-ryhmä"},
    "mode": {"continuous": "jatkuva", "one_off": "yksittäinen"},
    ("host_activity", "kind"): {
        "business_training": "yrityskoulutus", "communication": "viestintä", "business_network": "yritysverkosto",
        "advice": "neuvonta",
    },
    ("integration", "status"): {"identified": "tunnistettu", "piloted": "pilotoitu", "systematic": "systemaattinen"},
    ("touchpoint", "kind"): {"meeting": "tapaaminen", "advice": "neuvonta", "training": "koulutus"},
    "body": {"general_meeting": "vuosikokous", "steering_group": "ohjausryhmä", "subgroup": "alaryhmä"},
}  # fmt: skip


def header(table: str, column: str) -> str:
    return HEADERS.get((table, column)) or HEADERS[column]


def word(table: str, column: str, value: str) -> str:
    words = WORDS.get((table, column)) or WORDS.get(column, {})
    return words.get(value, value)
