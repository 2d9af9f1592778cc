"""Changes that put one thing out of order; the cases of the rules are made of them."""

from __future__ import annotations

from .conftest import Change, Network, both, first, more, settings, without
from .rows import (
    application,
    claim,
    commitment,
    days_ago,
    emissions,
    grant,
    label,
    membership_of,
    organisation,
    support,
)


def quantity(metric: str, unit: str) -> Change:
    return both(first("target", metric=metric, unit=unit), first("progress_report", unit=unit))


def last_report(days: int) -> Change:
    return first("progress_report", submitted_on=days_ago(days), period_year=days_ago(days)[:4])


def criteria(version: str, valid_from: str, **columns: object) -> Change:
    row = {"version": version, "valid_from": valid_from, "valid_to": "", "min_commitments": 1} | columns
    return more("criteria_set", row)


def applicant(days: int, **columns: object) -> Change:
    """Someone from outside, whose application came in so many days ago; support was offered."""
    row = application("a9", "o9", received_on=days_ago(days), decision="", decided_on="", support_offered="true")
    return both(more("organisation", organisation("o9")), more("application", row | columns))


def rejected(**columns: object) -> Change:
    return applicant(30, decision="rejected", decided_on=days_ago(10), **columns)


def micro_members(network: Network) -> None:
    """Three micro enterprises beside the small one, each with something in force."""
    for number in (2, 3, 4):
        network.member(number)
        network.tables["organisation"][-1]["size_class"] = "micro"
        network.add("commitment", commitment(f"c{number}", f"m{number}", kind="action", made_on=days_ago(20)))


def hours(small: float, micro: float | None) -> Change:
    def change(network: Network) -> None:
        micro_members(network)
        network.add("support_action", support("s1", hours=small))
        if micro is not None:
            network.add("support_action", *(support(f"s{n}", f"o{n}", hours=micro) for n in (2, 3, 4)))

    return change


def labelled(**columns: object) -> Change:
    return both(more("label", label()), more("label_grant", grant(**columns)))


def stated(**columns: object) -> Change:
    return more("public_claim", claim(**columns))


def in_parent(network: Network) -> None:
    network.programme["parent"] = "emo"
    network.others["emo"] = {}
    network.settings["parent_membership_required"] = True


def member_of_parent(network: Network) -> None:
    in_parent(network)
    network.add("membership", {"programme_id": "emo", **membership_of("m9", "o1")})


def intensity(year_2025: float) -> Change:
    return both(
        first("target", target_type="intensity", metric="ghg_s1s2", unit="tCO2e/MEUR"),
        first("progress_report", unit="tCO2e/MEUR"),
        more("emission_report", emissions(2024), emissions(2025, s2_lb_tco2e=year_2025)),
    )


NO_BASE = both(first("target", base_value=""), settings(baseline_required=True))
OPEN_APPLICATION = first("application", decision="", decided_on="")
TWO = more("commitment", commitment("c2", kind="action", made_on=days_ago(30)))
OWN = settings(own_municipality_signs=True)
LINKED = first("commitment", links_city_goal="true")
PUBLIC = first("commitment", is_public="true")
ACTION = both(without("target"), first("commitment", kind="action"))
LEARNING = both(without("target"), first("commitment", kind="learning"))
NOTHING_MEASURED = {"M4-9e"}
