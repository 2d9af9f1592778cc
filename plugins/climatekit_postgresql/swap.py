"""Put the new tables where the old ones are. Who reads meanwhile sees all of the old or all of the new."""

from __future__ import annotations

from typing import Any

from climatekit_postgresql.database import LEDGER, identifier, literal, refuse_foreign, rows, run, run_all
from climatekit_postgresql.ddl import named
from climatekit_postgresql.settings import Settings


def swap(connection: Any, settings: Settings, staging: str) -> None:
    """Drop the old tables and move the new ones in; who may read the old ones may read the new ones.

    The schema itself stays, with its owner and its rights. A view of somebody else on an old table keeps it from being
    dropped: the database then says which.
    """
    schema = settings.schema_name
    run(connection, f"set local lock_timeout = '{settings.lock_timeout}s'")
    refuse_foreign(connection, schema)  # what came in while the tables were being filled
    old, new = _tables(connection, schema), _tables(connection, staging)
    rights = _rights(connection, schema)
    everywhere = {right for right in rights.get(LEDGER, set()) if all(right in rights.get(name, ()) for name in old)}
    moves = [f"create schema if not exists {identifier(schema)}"]
    if old:
        moves.append(f"drop table {', '.join(named(schema, name) for name in old)}")
    for name in new:
        moves.append(f"alter table {named(staging, name)} set schema {identifier(schema)}")
        # a table that is new may be read by those who may read all others
        for privilege, role, option in sorted(rights.get(name, set()) if name in old else everywhere):
            moves.append(f"grant {privilege} on {named(schema, name)} to {role}{option}")
    moves.append(f"drop schema {identifier(staging)}")
    run_all(connection, moves)


def _tables(connection: Any, schema: str) -> list[str]:
    found = rows(
        connection,
        "select c.relname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace "
        f"where n.nspname = {literal(schema)} and c.relkind = 'r' order by 1",
    )
    return [name for (name,) in found]


def _rights(connection: Any, schema: str) -> dict[str, set[tuple[str, str, str]]]:
    """(privilege, role, grant option) by table; those of the owner need not be given."""
    found = rows(
        connection,
        "select c.relname, a.privilege_type, case when a.grantee = 0 then 'public' "
        "else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) end, "
        "case when a.is_grantable then ' with grant option' else '' end "
        "from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace, "
        "lateral pg_catalog.aclexplode(c.relacl) a "
        f"where n.nspname = {literal(schema)} and c.relkind = 'r' and a.grantee <> c.relowner",
    )
    rights: dict[str, set[tuple[str, str, str]]] = {}
    for name, privilege, role, option in found:
        rights.setdefault(name, set()).add((privilege, role, option))
    return rights
