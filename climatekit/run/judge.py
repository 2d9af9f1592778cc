"""Is the data clean within tolerance?"""

from __future__ import annotations

import duckdb

from climatekit.language import number, say, say_many
from climatekit.project.settings import allowed_rejects
from climatekit.run.ledger import Ledger
from climatekit.run.options import Options, Prepared, Verdict


def judge(connection: duckdb.DuckDBPyConnection, prepared: Prepared, options: Options, ledger: Ledger) -> Verdict:
    """Too many rejects hold the result back, for its figures would be wrong.

    Findings are about the world and not about the files: they are published, and a person is called.
    """
    if prepared.broken:
        return Verdict(exit_code=3, code="plugin.broken", reason=" ".join(prepared.broken), publishable=False)
    limit = options.max_rejects if options.max_rejects is not None else prepared.settings.max_rejects
    # copies and superseded rows take nothing from the figures, and rows left out by rule must not water the share down
    missing = ledger.rejected - ledger.repeated
    judged = ledger.accepted + missing
    if missing > allowed_rejects(limit, judged):
        return Verdict(
            exit_code=1,
            code="data.rejects",
            reason=say(
                "{missing} of {judged} rows were rejected, more than max_rejects = {limit} allows: correct them, or "
                "raise max_rejects under [project] or with --max-rejects.",
                missing=number(missing),
                judged=number(judged),
                limit=limit,
            ),
            publishable=False,
        )
    errors = connection.execute("select count(*) from finding where severity = 'error'").fetchall()[0][0]
    if errors > prepared.settings.max_errors:
        return Verdict(
            exit_code=1,
            code="data.findings",
            reason=say_many(
                "{count} finding is an error, more than max_errors = {limit} allows: look at "
                "findings/findings.parquet, or raise max_errors under [project].",
                "{count} findings are errors, more than max_errors = {limit} allows: look at "
                "findings/findings.parquet, or raise max_errors under [project].",
                errors,
                limit=prepared.settings.max_errors,
            ),
            publishable=True,
        )
    return Verdict(exit_code=0, code="ok", reason=say("The data is clean within tolerance."), publishable=True)
