"""The same data under another rung of the ladder: who would qualify, what is missing, what it would take.

The project is run twice in memory and nothing is published. The first run, under the present models, says who is in;
the second runs every chosen programme under the other model and finds them as ``candidate``. What the other model makes
of them is read from what it feeds to ``qualification`` and ``resource_need``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from climatekit import engine
from climatekit.cache import user_cache
from climatekit.contracts.model import CompiledContract, table_name
from climatekit.dictionary.words import Words
from climatekit.errors import ConfigurationError, did_you_mean, one_of
from climatekit.language import say
from climatekit.plugin_host.host import unknown_model
from climatekit.project.contract_rules import ruled
from climatekit.project.load import Project, load_project
from climatekit.project.settings import ContractSection
from climatekit.publish.place import aside
from climatekit.run.events import Clock, nobody
from climatekit.run.options import Options, Prepared
from climatekit.run.prepare import prepare_project
from climatekit.run.walk import Computed, compute

_MEMBERS = "select distinct programme_id, org_id from programme_member where is_active order by all"
_CANDIDATES = (
    "select programme_id, org_id, bool_and(coalesce(is_met, false)) as qualifies, "
    "string_agg(reason_{language}, ' ' order by criterion) filter (is_met is distinct from true) as reasons "
    "from qualification group by all order by all"
)
_CRITERIA = (
    "select programme_id, criterion, count(*) filter (is_met), count(*) filter (not is_met), "
    "count(*) filter (is_met is null) from qualification group by all order by all"
)
_FINDINGS = "select rule, count(*) from finding group by all order by all"
_NEEDS = "select programme_id, resource, value, unit, basis_{language} from resource_need order by all"


@dataclass(frozen=True, kw_only=True)
class WhatIf:
    """The answer, as plain data for screen and JSON."""

    project: str
    model: str
    programmes: tuple[str, ...]
    candidates: tuple[Mapping[str, Any], ...]
    criteria: tuple[Mapping[str, Any], ...]
    needs: tuple[Mapping[str, Any], ...]
    missing_tables: tuple[Mapping[str, Any], ...]
    missing_columns: Mapping[str, tuple[str, ...]]
    findings: Mapping[str, int]


def what_if(
    folder: Path,
    *,
    model: str,
    preset: str | None = None,
    programme: str | None = None,
    options: Options | None = None,
) -> WhatIf:
    """Run the project in ``folder`` with ``programme`` (default: every one) under ``model``."""
    options = options or Options()
    cache = user_cache()
    project = load_project(folder)
    present = prepare_project(project, options, cache)
    if model not in present.host.models():
        raise unknown_model(model, present.host.models())
    chosen = _chosen(project, programme)
    other = prepare_project(_under(project, chosen, model, preset), options, cache)
    # tables that only the present model has are left out; those that nobody has kept so far are part of the answer
    kept = _only(other.project, other.contracts, project.settings.contracts)
    other = dataclasses.replace(other, project=kept, contracts=ruled(kept, other.contracts), required=frozenset())
    members = [row for row in _run(present, options, _MEMBERS)[1][_MEMBERS] if row[0] in chosen]
    language = other.language
    queries = (_CANDIDATES.format(language=language), _CRITERIA, _NEEDS.format(language=language), _FINDINGS)
    computed, answers = _run(other, options, *queries, candidates=members)
    candidates, criteria, needs, findings = (answers[query] for query in queries)
    return WhatIf(
        project=project.settings.project.name,
        model=model,
        programmes=tuple(sorted(chosen)),
        candidates=tuple(
            {"programme_id": row[0], "org_id": row[1], "qualifies": row[2], "reasons": row[3]}
            for row in candidates
            if row[0] in chosen
        ),
        criteria=tuple(
            {"programme_id": row[0], "criterion": row[1], "met": row[2], "not_met": row[3], "unknown": row[4]}
            for row in criteria
            if row[0] in chosen
        ),
        needs=tuple(
            {"programme_id": row[0], "resource": row[1], "value": row[2], "unit": row[3], "basis": row[4]}
            for row in needs
            if row[0] in chosen
        ),
        missing_tables=_missing_tables(other, model, computed),
        missing_columns=_missing_columns(other, computed),
        findings=dict(findings),
    )


def _run(
    prepared: Prepared,
    options: Options,
    *queries: str,
    candidates: list[tuple[str, str]] | None = None,
) -> tuple[Computed, dict[str, list[Any]]]:
    with aside() as spill:
        connection = engine.connect(spill=spill, memory_limit=options.memory_limit, threads=options.threads)
        try:
            computed = compute(connection, prepared, nobody, Clock(), candidates or ())
            return computed, {query: connection.execute(query).fetchall() for query in queries}
        finally:
            connection.close()


def _chosen(project: Project, programme: str | None) -> set[str]:
    known = {section.id for section in project.settings.programmes}
    if programme is not None and programme not in known:
        raise ConfigurationError(
            "config.unknown_programme",
            say(
                "There is no programme '{programme}': '{file}' names {known}.{guess}",
                programme=programme,
                file=project.file,
                known=one_of(known),
                guess=did_you_mean(programme, known),
            ),
        )
    return known if programme is None else {programme}


def _under(project: Project, chosen: set[str], model: str, preset: str | None) -> Project:
    """The project with the chosen programmes under another model, with its defaults or those of a preset."""
    sections = tuple(
        section.model_copy(update={"model": model, "preset": preset, "settings": {}})
        if section.id in chosen
        else section
        for section in project.settings.programmes
    )
    # the other model may lack tables of which the project has rules: they are put in when its tables are known
    update = {"programmes": sections, "contracts": {}}
    return dataclasses.replace(project, settings=project.settings.model_copy(update=update))


def _only(project: Project, tables: Collection[str], rules: Mapping[str, ContractSection]) -> Project:
    """The project without what it says of other tables."""
    kept = {table: blocks for table, blocks in project.settings.tables.items() if table in tables}
    ruled = {table: section for table, section in rules.items() if table in tables}
    update = {"tables": kept, "contracts": ruled}
    return dataclasses.replace(project, settings=project.settings.model_copy(update=update))


def _missing_columns(prepared: Prepared, computed: Computed) -> dict[str, tuple[str, ...]]:
    """Per table that has files, the columns that none of them carries."""
    return {
        table: missing
        for table, sources in computed.reading.sources.items()
        if (
            missing := tuple(
                column.name
                for column in prepared.contracts[table].columns
                if not any(column.name in source.raw.columns for source in sources)
            )
        )
    }


def _missing_tables(prepared: Prepared, model: str, computed: Computed) -> tuple[Mapping[str, Any], ...]:
    """The tables of the model's own plugin that have no file, the required ones first."""
    words = Words(user_cache())

    def description(contract: CompiledContract) -> str:
        return words.text(contract.description, contract.contract.partition(".")[0]).to(prepared.language)

    tables = [table for step in prepared.models[model].steps.values() for table in step.tables]
    missing = {table_name(table.contract): table.required for table in tables}
    return tuple(
        {"table": name, "required": required, "description": description(prepared.contracts[name])}
        for name, required in sorted(missing.items(), key=lambda item: (not item[1], item[0]))
        if name not in computed.reading.sources
    )
