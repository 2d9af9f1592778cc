"""One commitment network from its parameters to its tables: what the examples of that model have in common."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from _make import around, breakage, files
from _make.base import Tables, dice, on
from _make.memberships import Network, join
from _make.organisations import Region, coordinators, pool

COLUMNS: Mapping[str, str] = {
    "organisation": "org_id name business_id org_type size_class size_basis employees industry_section industry_scheme "
    "municipality_code climate_stage",
    "membership": "membership_id org_id valid_from valid_to signed_on criteria_version leave_reason",
    "commitment": "commitment_id membership_id title theme kind made_on valid_to is_public links_city_goal status "
    "target_status offsets",
    "target": "target_id commitment_id target_type metric unit base_year base_value target_year target_value "
    "reduction_pct method_note validated_by",
    "progress_report": "report_id commitment_id period_year value unit submitted_on method narrative evidence_level "
    "self_status",
    "application": "application_id org_id received_on criteria_version decision decided_on reason support_offered "
    "alternative_offered",
    "event": "event_id name held_on kind seats",
    "attendance": "event_id org_id headcount feedback_score",
    "support_action": "support_id org_id provided_on kind hours provider_org_id requested",
    "programme_role": "org_id role valid_from valid_to",
    "action_plan": "year adopted_on events_planned practices status",
    "resource_use": "period htv htv_method persons cost_category cost_eur fund_source",
    "channel_metric": "channel metric measured_on value",
    "climate_plan": "org_id adopted_on document_ref names_key_emissions",
    "label": "label_id name owner_org_id legal_basis scheme_ref",
    "label_grant": "grant_id label_id membership_id granted_on valid_to",
    "participation": "org_id source first_seen last_seen",
    "contact": "contact_id org_id person_name email purpose legal_basis retention_until",
}


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """All that tells one example from another."""

    seed: int
    prefix: str
    """Of the numbers of its organisations."""
    region: Region
    network: Network
    run_by: tuple[tuple[str, str], ...]
    home: str
    """Municipality code of those who run it."""
    started: str
    years: range
    """Of events, money and channels."""
    kinds: tuple[str, ...]
    """An event of each of these kinds a year."""
    practices: str
    channels: Mapping[tuple[str, str], int] = field(
        default_factory=lambda: {("mailing_list", "subscribers"): 40, ("website", "visits"): 300}
    )
    htv: float = 0.6
    fund_source: str = "own"
    share: float = 0.25
    """Of the members that come to an event."""
    plans: bool = False
    """The members hand in climate plans."""
    label: tuple[str, str, int] | None = None
    """(name, legal basis, years for which it holds or 0) of the logo that members get."""
    spare: int = 6
    """Organisations on the list that have never joined."""


def grow(recipe: Recipe) -> Tables:
    """The register as it would be without a mistake."""
    tables = Tables(recipe.prefix)
    network = recipe.network
    leads = coordinators(tables, recipe.home, *recipe.run_by)
    many = sum(joining for _, _, joining in network.joins)
    many += network.rejected + network.withdrawn + network.waiting + recipe.spare
    candidates = pool(tables, recipe.region, many, dice(recipe.seed, "organisations"))
    members = join(tables, network, candidates, dice(recipe.seed, "members"))
    around.events(tables, members, recipe.years, recipe.kinds, dice(recipe.seed, "events"), share=recipe.share)
    around.support(tables, members, leads[0], dice(recipe.seed, "support"))
    around.coordination(tables, leads, on(recipe.started), recipe.practices, planned=len(recipe.kinds))
    around.costs(tables, recipe.years, recipe.htv, recipe.fund_source, dice(recipe.seed, "costs"))
    around.channels(tables, recipe.years, recipe.channels, dice(recipe.seed, "channels"))
    around.contacts(tables, members, dice(recipe.seed, "contacts"))
    if recipe.plans:
        around.plans(tables, members, dice(recipe.seed, "plans"))
    if recipe.label:
        name, basis, years = recipe.label
        around.labels(tables, members, name, leads[0], basis, dice(recipe.seed, "labels"), years=years)
    return tables


def make(recipe: Recipe, written: tuple[files.Csv | files.Book, ...], folder: Path) -> None:
    """Grow, spoil, write: into ``folder``, or into the folder that the command line names."""
    tables = grow(recipe)
    breakage.gaps(tables, dice(recipe.seed, "gaps"))
    breakage.broken(tables, dice(recipe.seed, "broken"))
    files.write(Path(sys.argv[1]) if len(sys.argv) > 1 else folder, tables, written)


def csv_of(table: str, name: str, **how: str | int | Mapping[str, str]) -> files.Csv:
    """A CSV file with the usual columns of a table."""
    return files.Csv(name=name, table=table, **{"columns": COLUMNS[table], **how})  # type: ignore[arg-type]


def sheet_of(table: str, title: str, **how: str | Mapping[str, str]) -> files.Sheet:
    """A sheet with the usual columns of a table."""
    return files.Sheet(title=title, table=table, **{"columns": COLUMNS[table], **how})  # type: ignore[arg-type]
