"""What the invented network shows to the public: criteria, labels, claims, plans and emissions, with their gaps.

It has a generator of its own, so that the register stays as it was.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from register import AS_OF, Register, Row, pick

LABEL, OTHER_LABEL = "ME01", "ME02"
NEW_CRITERIA = date(2026, 1, 1)
CLAIMS = (
    # text, about, future, offsets, plan, verifier
    ("Sähkömme on ollut tuulivoimaa vuodesta 2024", "toiminto", False, False, None, None),
    ("Ruokahävikkimme väheni viidenneksen vuosina 2022–2025", "toiminto", False, False, None, None),
    ("Kuljetusautoistamme kolme viidestä on sähköisiä", "toiminto", False, False, None, None),
    ("Lähipakkaamo: pakkauksen hiilijalanjälki 12 g, laskelma sivuillamme", "tuote", False, False, None, None),
    ("Olemme hiilineutraali vuonna 2030", "koko toiminta", True, False, None, None),
    ("Puolitamme ajoneuvojen päästöt vuoteen 2028", "toiminto", True, False, "https://example.org/suunnitelma",
     "Mallitodennus Oy (esim.)"),
    ("Lämmitys uusiutuvalla vuoteen 2029 mennessä", "toiminto", True, False, "https://example.org/lampo", None),
    ("Päästötön majoitus, sillä kompensoimme jokaisen yön", "tuote", False, True, None, None),
    ("Vihreämpi ja ympäristöystävällisempi konepaja", "koko toiminta", False, False, None, None),
    ("Ekologinen valinta", "tuote", False, False, None, None),
    ("Koko yrityksemme päästöt ovat laskussa", "koko toiminta", False, False, None, None),
)  # fmt: skip


def add_public_face(register: Register) -> None:
    """Add the tables in place, on a register that is still without mistakes."""
    rng = Random(2024)
    tables = register.tables
    _criteria(tables, rng)
    _labels(tables, rng)
    _claims(tables, rng)
    _plans(tables, rng)
    _emissions(tables, rng)
    _changed_baselines(tables, rng)
    _learners(tables)


def _criteria(tables: dict[str, list[Row]], rng: Random) -> None:
    """Three versions; the last asks for goals beyond the law, and its first day was written down wrong (M4-2j)."""
    tables["criteria_set"] = [
        {"version": "2015", "valid_from": date(2015, 1, 1), "valid_to": date(2021, 8, 31), "min_commitments": 1,
         "max_commitments": None, "must_exceed_law": None, "label_validity_days": None},
        {"version": "2021", "valid_from": date(2021, 9, 1), "valid_to": NEW_CRITERIA, "min_commitments": 2,
         "max_commitments": 4, "must_exceed_law": None, "label_validity_days": None},
        {"version": "2026", "valid_from": NEW_CRITERIA, "valid_to": None, "min_commitments": 2, "max_commitments": 4,
         "must_exceed_law": True, "label_validity_days": 730},
    ]  # fmt: skip
    new = [row for row in tables["membership"] if row["valid_from"] >= NEW_CRITERIA]
    for member in new[2:]:  # M4-2i: the first two were let in under criteria that no longer held
        member["criteria_version"] = "2026"
    old = [row for row in tables["membership"] if row["criteria_version"] == "2021" and row["valid_to"] is None]
    rng.choice(old)["criteria_version"] = "2O21"  # M4-2h: a letter for a nought
    rng.choice(old)["counterparty_municipality_code"] = None  # M4-2k
    keys = {row["membership_id"] for row in new}
    for number, commitment in enumerate(row for row in tables["commitment"] if row["membership_id"] in keys):
        commitment["exceeds_law"] = number % 9 != 4  # GW06: some do not


def _labels(tables: dict[str, list[Row]], rng: Random) -> None:
    """One label with criteria but no known basis in law, and one that somebody once made up."""
    tables["label"] = [
        {"label_id": LABEL, "name": "Teemme ilmastotyötä (esim.)", "owner_org_id": "L0001", "legal_basis": "epäselvä",
         "scheme_ref": None, "criteria_version": "2021"},
        {"label_id": OTHER_LABEL, "name": "Energiaviisas kumppani (esim.)", "owner_org_id": None,
         "legal_basis": "ei ole", "scheme_ref": None, "criteria_version": None},
    ]  # fmt: skip
    grants: list[Row] = []

    def grant(member: Row, granted_on: date, valid_to: date | None, **columns: Any) -> None:
        grants.append(
            {"grant_id": f"N{len(grants) + 1:04d}", "label_id": LABEL, "membership_id": member["membership_id"],
             "granted_on": granted_on, "valid_to": valid_to, "withdrawn_on": None, "suspended_on": None, "reason": None}
            | columns
        )  # fmt: skip

    for member in tables["membership"]:
        given = member["signed_on"] + timedelta(days=rng.randint(3, 40))
        if given > AS_OF or rng.random() < 0.15:
            continue
        left = member["valid_to"]
        if left is not None and given < left:
            if rng.random() < 0.8:
                grant(member, given, None, withdrawn_on=left, reason="Kumppanuus päättyi")
            else:  # GW14: nobody asked for it back
                grant(member, given, None)
        elif left is None and given >= date(2024, 6, 1):
            grant(member, given, given + timedelta(days=730))
        elif left is None and rng.random() < 0.05:
            grant(member, given, None, suspended_on=date(2026, rng.randint(2, 9), 1), reason="Raportit puuttuvat")
        elif left is None and rng.random() < 0.7:  # renewed, now with an end
            renewed = date(2024, 9, 1) + timedelta(days=rng.randint(0, 500))
            grant(member, given, renewed - timedelta(days=1))
            grant(member, renewed, renewed + timedelta(days=730))
        elif left is None:
            grant(member, given, None)
    staying = [row for row in tables["membership"] if row["valid_to"] is None]
    for member in rng.sample(staying, 4):
        grant(member, date(2025, 11, 20), date(2027, 11, 19), label_id=OTHER_LABEL)
    grants.append({**grants[5], "grant_id": "N9001", "valid_to": grants[5]["granted_on"] - timedelta(days=1)})
    grants.append({**grants[6], "grant_id": "N9002", "membership_id": "S7777"})
    tables["label_grant"] = grants


def _claims(tables: dict[str, list[Row]], rng: Random) -> None:
    staying = [row["org_id"] for row in tables["membership"] if row["valid_to"] is None]
    claims: list[Row] = []
    for text, about, future, offsets, plan, verifier in CLAIMS:
        for _ in range(1 if future or offsets else 2):
            published = date(2025, 1, 10) + timedelta(days=rng.randint(0, 600))
            claims.append(
                {"claim_id": f"V{len(claims) + 1:03d}", "org_id": rng.choice(staying), "claim_text": text,
                 "published_on": published, "withdrawn_on": None, "channel": rng.choice(("verkkosivut", "LinkedIn")),
                 "about": about, "is_future": future, "offsets_based": offsets, "plan_ref": plan, "verifier": verifier}
            )  # fmt: skip
    claims[-1]["withdrawn_on"] = date(2026, 9, 1)
    claims.append(
        {**claims[0], "claim_id": "V800", "org_id": None, "claim_text": "Kumppanimme vähensivät sähkön kulutusta"}
    )
    claims.append({**claims[1], "claim_id": "V900", "about": "kaikki"})
    tables["public_claim"] = claims


def _plans(tables: dict[str, list[Row]], rng: Random) -> None:
    chosen = sorted({row["org_id"] for row in rng.sample(tables["membership"], 30)})
    tables["climate_plan"] = [
        {"org_id": org, "adopted_on": date(2022, 3, 1) + timedelta(days=rng.randint(0, 1600)),
         "document_ref": f"https://example.org/{org.lower()}/ilmastosuunnitelma",
         "names_key_emissions": rng.random() < 0.8}
        for org in chosen
    ]  # fmt: skip


def _emissions(tables: dict[str, list[Row]], rng: Random) -> None:
    """Two or three years of some members; a third of them tells its sites in the municipality apart."""
    staying = sorted({row["org_id"] for row in tables["membership"] if row["valid_to"] is None})
    chosen = sorted({*rng.sample(staying, 36), *_relative_only(tables, rng)})
    rows: list[Row] = []
    for number, org in enumerate(chosen):
        s1, location = rng.uniform(2, 400), rng.uniform(2, 160)
        green = rng.random() < 0.4
        for year in range(rng.choice((2023, 2024)), 2026):
            s1, location = s1 * rng.uniform(0.85, 1.05), location * rng.uniform(0.85, 1.05)
            energy = round(location * rng.uniform(7, 11), 1)
            company = {
                "org_id": org, "year": year, "boundary": "koko yritys", "s1_tco2e": round(s1, 1),
                "s2_lb_tco2e": round(location, 1), "s2_mb_tco2e": 0.0 if green else round(location * 1.2, 1),
                "s3_tco2e": round(s1 * rng.uniform(2, 9), 1) if number % 3 == 0 else None,
                "energy_mwh_total": energy, "energy_mwh_renewable": round(energy * (0.9 if green else 0.4), 1),
                "turnover_eur": round(rng.uniform(0.3, 9) * 1e6, 2), "factor_source": "Esimerkkikertoimet",
                "gwp": "AR6", "is_verified": rng.random() < 0.1,
            }  # fmt: skip
            rows.append(company)
            if number % 3 == 1:
                part = rng.uniform(0.4, 1)
                site = {name: round(company[name] * part, 1) for name in ("s1_tco2e", "s2_lb_tco2e", "s2_mb_tco2e")}
                rows.append(
                    {**dict.fromkeys(company), "org_id": org, "year": year, "boundary": "toimipaikat kunnassa", **site}
                )
    latest = [row for row in rows if row["year"] == 2025 and row["boundary"] == "koko yritys"]
    for row in latest[:4]:  # GW08: only the figure that green electricity makes small
        row["s2_lb_tco2e"] = None
    rows[10]["energy_mwh_renewable"] = rows[10]["energy_mwh_total"] + 50
    rows.append({**latest[9]})
    tables["emission_report"] = rows


def _relative_only(tables: dict[str, list[Row]], rng: Random) -> list[str]:
    """Members whose only target for emissions is relative to turnover: candidates for GW07."""
    owner = {row["membership_id"]: row["org_id"] for row in tables["membership"] if row["valid_to"] is None}
    active = {
        row["commitment_id"]: owner.get(row["membership_id"])
        for row in tables["commitment"]
        if row["status"] == "active"
    }
    types: dict[str, set[str]] = {}
    for target in tables["target"]:
        org = active.get(target["commitment_id"])
        if org and target["metric"].startswith("ghg"):
            types.setdefault(org, set()).add(target["target_type"])
    found = sorted(org for org, kinds in types.items() if kinds == {"intensity"})
    return rng.sample(found, min(8, len(found)))


def _changed_baselines(tables: dict[str, list[Row]], rng: Random) -> None:
    """GW04: a few baselines were changed, two without a word; and a few targets say how much they cover (GW12)."""
    active = {row["commitment_id"] for row in tables["commitment"] if row["status"] == "active"}
    running = [row for row in tables["target"] if row["commitment_id"] in active and row["target_type"] == "absolute"]
    for number, target in enumerate(rng.sample(running, 6)):
        target["base_changed_on"] = date(2026, 1 + number, 15)
        target["base_change_reason"] = None if number < 2 else "Laskenta korjattu"
    for target in rng.sample([row for row in running if row["metric"] in ("ghg_total", "ghg_s1s2")], 12):
        target["scope_coverage_pct"] = float(pick(rng, {"100": 5, "95": 3, "80": 2, "60": 2}))


def _learners(tables: dict[str, list[Row]]) -> None:
    """GW15: two members that have only ever promised to find out."""
    targets = {row["commitment_id"] for row in tables["target"]}
    held: dict[str, list[Row]] = {}
    for row in tables["commitment"]:
        held.setdefault(row["membership_id"], []).append(row)
    staying = {row["membership_id"] for row in tables["membership"] if row["valid_to"] is None}
    chosen = [
        rows for key, rows in held.items()
        if key in staying
        and all(row["commitment_id"] not in targets for row in rows)
        and rows[0]["made_on"] < date(2024, 6, 1)
    ]  # fmt: skip
    for rows in chosen[:2]:
        for row in rows:
            row.update(kind="learning", theme="other")
