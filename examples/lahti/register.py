"""The invented register as it would be without a mistake: who joined when, what they promised and reported."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from invented import (
    ACTIONS,
    FIRST,
    LAST,
    LEARNING,
    MEASURED,
    MUNICIPALITIES,
    REASONS_TO_LEAVE,
    REASONS_TO_REJECT,
    SECTIONS,
    Goal,
    business_id,
)

AS_OF = date(2026, 10, 31)
CYCLE = 3  # years after which commitments are renewed
Row = dict[str, Any]


def pick(rng: Random, weights: dict[str, int]) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]


def day_between(rng: Random, first: date, last: date) -> date:
    return first + timedelta(days=rng.randint(0, (last - first).days))


def years_later(day: date, years: int) -> date:
    return date(day.year + years, day.month, min(day.day, 28))


class Register:
    """Grows row by row; every number comes from one seeded generator, so the register is always the same."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.tables: dict[str, list[Row]] = {
            name: []
            for name in ("organisation", "application", "membership", "commitment", "target", "progress_report")
        }
        self.names: set[str] = set()
        self._coordinators()
        joins = [day_between(self.rng, date(2015, 3, 1), date(2020, 12, 1)) for _ in range(17)]
        joins += [day_between(self.rng, date(2021, 9, 1), date(2022, 10, 15)) for _ in range(44)]
        joins += [day_between(self.rng, date(2022, 11, 1), date(2026, 9, 30)) for _ in range(100)]
        for joined in sorted(joins):
            self._member(joined)
        for decision, count in (("rejected", 9), ("withdrawn", 4), ("", 11)):
            for _ in range(count):
                self._outsider(decision)

    def add(self, table: str, prefix: str, **row: Any) -> Row:
        rows = self.tables[table]
        key = f"{table.replace('progress_', '')}_id" if table != "organisation" else "org_id"
        rows.append({key: f"{prefix}{len(rows) + 1:04d}", **row})
        return rows[-1]

    def _coordinators(self) -> None:
        for name, kind, code in (
            ("Kaupungin ympäristökehitys (esim.)", "municipality", "398"),
            ("Maakunnan liitto (esim.)", "public_body", "398"),
        ):
            self.add(
                "organisation", "L", name=name, org_type=kind, municipality_code=code, size_class="large",
                size_basis="headcount_only", employees=None, business_id=None, industry_section=None,
                industry_scheme=None, climate_stage="leading",
            )  # fmt: skip

    def _organisation(self, joined: date, *, lahti: bool = False) -> Row:
        rng = self.rng
        kind = pick(rng, {"company": 80, "association": 9, "farm": 5, "sole_trader": 5, "congregation": 1})
        section = {"farm": "A", "association": "S", "congregation": "S"}.get(kind) or pick(rng, SECTIONS)
        size = pick(rng, {"micro": 40, "small": 35, "medium": 18, "large": 7}) if kind == "company" else "micro"
        top = {"micro": (1, 9), "small": (10, 49), "medium": (50, 249), "large": (250, 1400)}[size]
        number = None
        while number is None and rng.random() > 0.04:
            number = business_id(rng.randint(9_000_000, 9_999_999))
        # TOL 2025 shifts the letters after J, so only unambiguous ones are given by it
        scheme = "TOL2025" if joined.year >= 2025 and section in "ACEFGHI" else "TOL2008"
        return self.add(
            "organisation", "L", name=self._name(section, kind), org_type=kind, business_id=number, size_class=size,
            size_basis="headcount_only", employees=rng.randint(*top), industry_section=section, industry_scheme=scheme,
            municipality_code="398" if lahti else pick(rng, MUNICIPALITIES),
            climate_stage=pick(rng, {"mapped": 30, "planned": 25, "acting": 35, "leading": 8, "unknown": 2}),
        )  # fmt: skip

    def _name(self, section: str, kind: str) -> str:
        form = {"company": " Oy", "association": " ry", "sole_trader": " T:mi"}.get(kind, "")
        while True:
            last = "seurakunta" if kind == "congregation" else self.rng.choice(LAST[section])
            name = f"{self.rng.choice(FIRST)} {last}{form} (esim.)"
            if name not in self.names:
                self.names.add(name)
                return name

    def _apply(self, org: Row, decided: date, decision: str, version: str) -> None:
        received = decided - timedelta(days=self.rng.randint(10, 90))
        self.add(
            "application", "H", org_id=org["org_id"], received_on=received, criteria_version=version,
            decision=decision or None, decided_on=decided if decision else None,
            reason=self.rng.choice(REASONS_TO_REJECT) if decision == "rejected" else None,
            support_offered=self.rng.random() < 0.7,
            alternative_offered="Avoimet aamukahvit" if decision == "rejected" and self.rng.random() < 0.7 else None,
        )  # fmt: skip

    def _outsider(self, decision: str) -> None:
        decided = day_between(self.rng, date(2022, 2, 1) if decision else date(2026, 10, 15), date(2026, 10, 25))
        self._apply(self._organisation(decided), decided, decision, "2021")

    def _member(self, joined: date) -> None:
        org = self._organisation(joined, lahti=joined.year < 2021)
        behaviour = pick(self.rng, {"good": 80, "sloppy": 13, "silent": 7})
        # nobody has left before November 2022, so that 61 were in that October, as in the real network
        leaves = joined < date(2025, 6, 1) and self.rng.random() < 0.17
        left = day_between(self.rng, max(joined + timedelta(days=300), date(2022, 11, 15)), AS_OF) if leaves else None
        self._stay(org, joined, left, behaviour)
        if left and left < date(2025, 6, 1) and self.rng.random() < 0.4:
            again = left + timedelta(days=self.rng.randint(120, 420))
            self._stay(org, again, None, behaviour)

    def _stay(self, org: Row, joined: date, left: date | None, behaviour: str) -> None:
        version = "2015" if joined < date(2021, 9, 1) else "2021"
        self._apply(org, joined - timedelta(days=self.rng.randint(7, 40)), "accepted", version)
        member = self.add(
            "membership", "S", org_id=org["org_id"], valid_from=joined, valid_to=left,
            signed_on=joined + timedelta(days=self.rng.randint(0, 20)),
            counterparty_municipality_code=org["municipality_code"], criteria_version=version,
            leave_reason=self.rng.choice(REASONS_TO_LEAVE) if left else None,
        )  # fmt: skip
        begins = joined
        while begins < (left or AS_OF):
            ends = years_later(begins, CYCLE)
            unrenewed = left is None and ends <= AS_OF < years_later(ends, CYCLE)
            forgotten = unrenewed and self.rng.random() < (0.7 if behaviour == "silent" else 0.05)
            for goal in self._goals():
                self._commit(member, goal, begins, ends, behaviour, forgotten)
            if forgotten:
                break
            begins = ends

    def _goals(self) -> list[Goal]:
        count = int(pick(self.rng, {"2": 45, "3": 35, "4": 20}))
        pools = [self.rng.choices((MEASURED, ACTIONS, LEARNING), (60, 22, 18))[0] for _ in range(count)]
        goals: list[Goal] = []
        for pool in pools:
            goals.append(self.rng.choice([goal for goal in pool if goal not in goals]))
        return goals

    def _commit(self, member: Row, goal: Goal, begins: date, ends: date, behaviour: str, forgotten: bool) -> None:
        rng = self.rng
        made = begins + timedelta(days=rng.randint(0, 10))
        status, valid_to = "active", ends - timedelta(days=1)
        if ends <= AS_OF and not forgotten:
            status = pick(rng, {"achieved": 55, "missed": 20, "replaced": 25})
        elif member["valid_to"] is not None and rng.random() < 0.5:
            status, valid_to = "withdrawn", max(member["valid_to"], made)
        elif made < date(2025, 6, 1) and rng.random() < 0.06:
            status = "achieved"
        cut = rng.randint(*goal.cut)
        commitment = self.add(
            "commitment", "T", membership_id=member["membership_id"], title=goal.title.format(cut=cut),
            theme=goal.theme, kind=goal.kind, made_on=made, valid_to=None if forgotten else valid_to,
            is_public=rng.random() < 0.85, links_city_goal=rng.random() < 0.5, status=status,
            target_status=pick(rng, {"declaration_pledge": 60, "in_corporate_strategy": 30, "in_policy_document": 10}),
            offsets=pick(rng, {"no": 70, "not_specified": 25, "yes": 5}),
        )  # fmt: skip
        target = self._target(commitment, goal, made, ends, cut) if goal.metric else None
        self._reports(commitment, target, member, made, ends, behaviour)

    def _target(self, commitment: Row, goal: Goal, made: date, ends: date, cut: int) -> Row:
        rng = self.rng
        base = round(rng.uniform(*goal.base), 1 if goal.base[1] < 3000 else 0)
        goal_value = float(cut) if goal.target_type in ("share", "count") else round(base * (1 - cut / 100), 2)
        counted = goal.target_type == "count"
        year = max(ends.year, 2026) if rng.random() < 0.7 else max(ends.year, 2026) + rng.randint(1, 6)
        if ends <= AS_OF:
            year = ends.year - rng.randint(0, 1)
        only_percent = goal.target_type == "absolute" and rng.random() < 0.25
        percent = only_percent or (goal.target_type == "absolute" and rng.random() < 0.3)
        return self.add(
            "target", "M", commitment_id=commitment["commitment_id"], target_type=goal.target_type, metric=goal.metric,
            unit=goal.unit, base_year=None if counted else made.year - 1, base_value=None if counted else base,
            target_year=year, target_value=None if only_percent else goal_value,
            reduction_pct=float(cut) if percent else None,
            method_note=rng.choice(("Laskut", "WWF-laskuri", "Mittari", "Arvio", None)),
            validated_by=pick(rng, {"none": 40, "coordinator": 50, "third_party": 9, "sbti": 1}),
            _goal=goal_value, _base=0.0 if counted else base,
        )  # fmt: skip

    def _reports(
        self, commitment: Row, target: Row | None, member: Row, made: date, ends: date, behaviour: str
    ) -> None:
        rng = self.rng
        speed, first = rng.uniform(0.5, 1.5), made.year if made.month < 10 else made.year + 1
        for year in range(first, min(ends.year, 2025) + 1):
            missed = {"good": 0.03, "sloppy": 0.35, "silent": 0.3 if year == first else 0.9}[behaviour]
            late = rng.random() < 0.12
            day = day_between(rng, date(year + 1, 5 if late else 1, 10), date(year + 1, 10 if late else 4, 15))
            if rng.random() < missed or (member["valid_to"] and day > member["valid_to"]):
                continue
            value = unit = None
            if target is not None:
                start = (target["base_year"] or made.year - 1, target["_base"])
                way = (year - start[0]) / max(target["target_year"] - start[0], 1) * speed + rng.uniform(-0.1, 0.1)
                value = round(start[1] + (target["_goal"] - start[1]) * way, 2)
                value, unit = max(value, 0.0), target["unit"]
                value = round(value) if target["unit"] == "pcs" else value
            self.add(
                "progress_report", "R", commitment_id=commitment["commitment_id"], period_year=year, submitted_on=day,
                value=value, unit=unit,
                method=pick(rng, {"measured": 50, "calculated": 35, "estimated": 15}) if target else None,
                narrative=None if target else rng.choice(("Työ aloitettu", "Tehty osittain", "Valmis", "Siirtyi")),
                evidence_level=pick(rng, {"self": 55, "document": 32, "none": 10, "third_party": 3}),
                self_status=pick(rng, {"on_track": 62, "behind": 20, "achieved": 15, "dropped": 3}),
            )  # fmt: skip
