"""What real registers look like: gaps that a coordinator should be told of, and rows that cannot be read."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from register import AS_OF, Register, Row

SEED = 2


def spoil(register: Register) -> None:
    """Change the clean register in place. First what the rules should find, then what the contracts should refuse."""
    rng = Random(SEED)
    _gaps(register.tables, rng)
    _broken(register.tables, rng)


def _gaps(tables: dict[str, list[Row]], rng: Random) -> None:
    """Sound rows, doubtful substance: each kind only a few times."""
    staying = {row["membership_id"] for row in tables["membership"] if row["valid_to"] is None}
    running = [
        row for row in tables["commitment"]
        if row["status"] == "active" and row["membership_id"] in staying and (row["valid_to"] or AS_OF) >= AS_OF
    ]  # fmt: skip
    targets = {row["commitment_id"]: row for row in tables["target"]}
    measured = [row for row in running if row["commitment_id"] in targets]
    rng.shuffle(measured)
    absolute = [row for row in measured if targets[row["commitment_id"]]["target_type"] == "absolute"]
    take = iter(absolute)

    for _ in range(2):  # M4-3a: promised in numbers, but the numbers are nowhere
        tables["target"].remove(targets[next(take)["commitment_id"]])
    for _ in range(14):  # M4-3b: no base value, or no base year
        target = targets[next(take)["commitment_id"]]
        target["base_value" if rng.random() < 0.7 else "base_year"] = None
        if target["target_value"] is None:
            target["target_value"] = target["_goal"]
    for _ in range(3):  # M4-3c: neither a value nor a reduction
        targets[next(take)["commitment_id"]].update(target_value=None, reduction_pct=None)
    misfit = [row for row in absolute if targets[row["commitment_id"]]["unit"] == "MWh"][-1]
    targets[misfit["commitment_id"]]["unit"] = "tCO2e"  # M4-3d
    targets[next(take)["commitment_id"]]["target_year"] = 2060  # M4-3e
    for _ in range(2):  # M4-3g: the two ways of saying it do not agree
        target = targets[next(take)["commitment_id"]]
        target.update(target_value=round(target["_base"] * 0.5, 1), reduction_pct=5.0)
    late = [row for row in measured if row["made_on"] < date(2025, 1, 1)][-4:]
    for row in late:  # M4-6e: the target year has passed
        targets[row["commitment_id"]]["target_year"] = 2025

    reports: dict[str, list[Row]] = {}
    for report in tables["progress_report"]:
        reports.setdefault(report["commitment_id"], []).append(report)
    in_kwh = in_euros = 0
    for row in absolute[::-1]:
        unit, given = targets.get(row["commitment_id"], {}).get("unit"), reports.get(row["commitment_id"], [])
        if not given or row is misfit or targets[row["commitment_id"]]["base_value"] is None:
            continue
        if unit == "MWh" and in_kwh < 6:  # converted
            in_kwh += 1
            for report in given:
                report.update(value=round(report["value"] * 1000), unit="kWh")
        elif unit != "MWh" and in_euros < 2:  # M4-3h: cannot be compared
            in_euros += 1
            for report in given:
                report["unit"] = "EUR"

    orgs = {row["org_id"]: row for row in tables["organisation"]}
    members = [row for row in tables["membership"] if row["membership_id"] in staying]
    rng.shuffle(members)
    applied = {row["org_id"]: row for row in tables["application"]}
    applied[members[0]["org_id"]].update(decision=None, decided_on=None)  # M4-1a: still open, already in the register
    applied[members[1]["org_id"]].update(decision="rejected", reason="Tavoitteet puuttuvat")
    held: dict[str, list[Row]] = {}
    for row in running:
        held.setdefault(row["membership_id"], []).append(row)
    small = [rows for rows in held.values() if len(rows) == 2]
    for rows in rng.sample(small, 2):  # M4-1b: one of two was given up
        rows[0].update(status="withdrawn", valid_to=date(2026, 5, 31))
    members[2]["criteria_version"] = None  # M4-2a
    orgs[members[3]["org_id"]]["municipality_code"] = "186"  # M4-2c and M4-2d: moved to Järvenpää
    members[4]["counterparty_municipality_code"] = (
        "398" if members[4]["counterparty_municipality_code"] != "398" else "098"
    )
    for member in members[5:11]:  # M4-2f, unless some target has a base value
        orgs[member["org_id"]]["climate_stage"] = "not_started"


def _broken(tables: dict[str, list[Row]], rng: Random) -> None:
    """Rows that a contract refuses. ``_raw`` cells are written as they are."""
    orgs, members = tables["organisation"], tables["membership"]
    outsiders = orgs[-24:]
    outsiders[0]["business_id"] = _wrong_digit(outsiders[0]["business_id"] or "9123456-3")
    outsiders[1]["business_id"] = "912345-7"
    outsiders[2]["org_type"] = "osuuspankki"
    outsiders[3]["municipality_code"] = "Lahti"
    outsiders[4]["industry_scheme"] = None
    orgs[40]["name"] = None  # a member without a name: its membership still counts
    orgs.append(dict(outsiders[5]))
    orgs.append({**outsiders[6], "org_id": "L9001", "_row_state": "testi"})
    orgs.append({**outsiders[6], "org_id": "L9002", "_row_state": "testi"})

    nobody = members[-1]
    members.append({**nobody, "membership_id": "S9001", "org_id": "L8888"})
    members.append({**nobody, "membership_id": "S9002", "valid_from": "31.11.2025", "signed_on": None})
    members.append({**nobody, "membership_id": "S9003", "valid_to": nobody["valid_from"] - timedelta(days=30)})
    members.append({"membership_id": "Yhteensä", "org_id": str(len(members))})

    big = _commitments_to_spare(tables)
    for number, row in enumerate(rng.sample(big, 14)):
        row.update(
            (
                {"theme": "lentäminen"},
                {"made_on": "kevät 2024"},
                {"title": None},
                {"kind": "laadullinen"},
                {"valid_to": row["made_on"] - timedelta(days=400)},
            )[number % 5]
        )
    for _ in range(2):
        tables["commitment"].append({**rng.choice(big), "commitment_id": f"T900{_}", "membership_id": "S7777"})

    closed = {row["commitment_id"] for row in tables["commitment"] if row["status"] not in ("active", "withdrawn")}
    for number, row in enumerate(rng.sample([row for row in tables["target"] if row["commitment_id"] in closed], 10)):
        row.update(
            (
                {"target_year": (row["base_year"] or 2023) - 1, "base_year": row["base_year"] or 2023},
                {"base_value": "noin 200"},
                {"metric": "hiilijalanjälki"},
                {"target_year": "2O27"},
                {"reduction_pct": 120.0},
            )[number % 5]
        )
    tables["target"].append({**tables["target"][0], "target_id": "M9001", "commitment_id": "T8888"})

    reports = tables["progress_report"]
    valued = [row for row in reports if row["value"] is not None]
    for number, row in enumerate(rng.sample(valued, 24)):
        row.update(
            (
                {"value": "n. 12"},
                {"value": "1.234,5,0"},
                {"unit": None},
                {"submitted_on": "30.2.2024"},
                {"period_year": row["submitted_on"].year + 1},
                {"self_status": "ok"},
                {"commitment_id": "T8888"},
                {"submitted_on": None},
            )[number % 8]
        )
    for row in rng.sample(reports[:400], 3):
        reports.append(dict(row))

    applications = tables["application"]
    applications.append({**applications[5], "application_id": "H9001", "decided_on": None})
    applications.append({**applications[6], "application_id": "H9002", "decision": "ehkä"})
    applications.append({**applications[7], "application_id": "H9003", "org_id": "L8888"})
    applications.append({**applications[8], "application_id": "H9004", "decided_on": date(2014, 1, 1)})


def _commitments_to_spare(tables: dict[str, list[Row]]) -> list[Row]:
    """Commitments whose loss leaves their member with enough, so that one mistake does not raise another."""
    count: dict[str, int] = {}
    for row in tables["commitment"]:
        if row["status"] == "active":
            count[row["membership_id"]] = count.get(row["membership_id"], 0) + 1
    seen: set[Any] = set()
    spare = []
    for row in tables["commitment"]:
        if count.get(row["membership_id"], 0) >= 4 and row["membership_id"] not in seen and row["status"] == "active":
            seen.add(row["membership_id"])
            spare.append(row)
    spare += [row for row in tables["commitment"] if row["status"] in ("missed", "replaced")][:40]
    return spare


def _wrong_digit(business_id: str) -> str:
    return business_id[:-1] + str((int(business_id[-1]) + 1) % 10)
