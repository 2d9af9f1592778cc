"""Of each table: is every row about one organisation, none about any, or is that not known?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from climatekit.contracts.model import CompiledContract
from climatekit.dictionary.model import Dictionary
from climatekit.pipeline.plan import DATED_SPAN, FINDING, METRIC_DEFINITION, PROGRAMME, RUN
from climatekit.pipeline.star import DIMENSION
from climatekit.public.contributions import ORGANISATION, Kind

_ABOUT_NONE = (PROGRAMME, RUN, METRIC_DEFINITION, DATED_SPAN)


def kinds(
    dictionary: Dictionary, contracts: Iterable[CompiledContract], settings: Collection[str]
) -> Callable[[str], Kind]:
    """A function that tells it by the name of a table. ``settings`` are the tables of the models' settings."""
    contracts = list(contracts)
    about = leading_to_organisations(contracts)
    inputs = {contract.table for contract in contracts}
    found: dict[str, Kind] = dict.fromkeys((*_ABOUT_NONE, *settings), "none")

    def kind_of(name: str) -> Kind:
        if name not in found:
            found[name] = "mixed"  # for what leads back to itself
            found[name] = _kind(name)
        return found[name]

    def _kind(name: str) -> Kind:
        table = dictionary.table(name)
        if table is None:
            return "mixed"
        if table.column(ORGANISATION) is not None:
            return "organisation"
        if name in inputs:
            return "mixed" if name in about else "none"
        if table.step == "core" or not table.reads:
            return "mixed"
        return "none" if all(kind_of(one) == "none" for one in table.reads) else "mixed"

    return kind_of


def leading_to_organisations(contracts: Iterable[CompiledContract]) -> frozenset[str]:
    """The input tables from which a reference leads to an organisation, whether by one step or by many."""
    contracts = list(contracts)
    leads = {
        contract.table: {
            column.references.partition(".")[0] for column in contract.columns if column.references is not None
        }
        for contract in contracts
    }
    named = {column.references for contract in contracts for column in contract.columns if column.references}
    about = {name.partition(".")[0] for name in named if name.endswith(f".{ORGANISATION}")}
    while more := {table for table, others in leads.items() if others & about} - about:
        about |= more
    return frozenset(about)


def resting_on_findings(dictionary: Dictionary, reads: Iterable[str]) -> bool:
    """Whether what rules have found is behind it, however far; a dimension only names who is in the facts."""
    seen: set[str] = set()
    waiting = list(reads)
    while waiting:
        name = waiting.pop()
        if name == FINDING:
            return True
        table = dictionary.table(name)
        if name not in seen and table is not None and not name.startswith(DIMENSION):
            seen.add(name)
            waiting += table.reads
    return False
