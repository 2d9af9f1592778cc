"""The connection: opened by what an environment variable says, which is never told to anybody."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from climatekit.errors import ConfigurationError, SystemFailure
from climatekit_postgresql.sentences import FAILED, FOREIGN, NO_ADDRESS, NO_CONNECTION, NOT_INSTALLED, UNREACHABLE, said
from climatekit_postgresql.settings import Settings

LEDGER = "_climatekit"
"""The table that lists what a run has put into the schema. A schema without it is not ours."""

_MOST_DETAILS = 3
# how libpq begins what is about reaching a server; a string that it can't read is quoted in other messages of it
_ABOUT_THE_SERVER = ("connection to server", "could not translate host name", "connection failed", "could not connect")
_PASSWORD = re.compile(r"password\s*=\s*('(?:[^'\\]|\\.)*'|[^\s&]+)", re.IGNORECASE)


def connect(settings: Settings) -> Any:
    """An open connection with a transaction of its own."""
    try:
        from adbc_driver_postgresql import dbapi
    except ImportError as error:
        raise ConfigurationError("postgresql.not_installed", said(NOT_INSTALLED)) from error
    address = os.environ.get(settings.connection_env, "").strip()
    if not address:
        raise ConfigurationError("postgresql.no_connection", said(NO_CONNECTION, variable=settings.connection_env))
    try:
        return dbapi.connect(address)
    except Exception as error:
        reason = _without_secrets(_told(error), address)
        # the driver's error may quote the whole address: it is not kept as the cause
        raise SystemFailure(
            "postgresql.unreachable", said(UNREACHABLE, variable=settings.connection_env, reason=reason)
        ) from None


def try_out(settings: Settings) -> None:
    """Raise what a run would meet at its end: no package, no address, no server, a schema of somebody else."""
    connection = connect(settings)
    with contextlib.closing(connection), telling(settings):
        refuse_foreign(connection, settings.schema_name)


def refuse_foreign(connection: Any, schema: str) -> None:
    """Never replace what no run of ours has made."""
    found = rows(
        connection,
        "select c.relname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace "
        f"where n.nspname = {literal(schema)} and c.relkind in ('r', 'v', 'm', 'f', 'p', 'S') order by 1",
    )
    names = [name for (name,) in found]
    ours: set[str] = set()
    if LEDGER in names:
        listed = rows(connection, f"select table_name from {identifier(schema)}.{identifier(LEDGER)}")
        ours = {LEDGER, *(name for (name,) in listed)}
    for name in names:
        if name not in ours:
            raise ConfigurationError("postgresql.foreign_schema", said(FOREIGN, schema=schema, object=name))


@contextlib.contextmanager
def telling(settings: Settings) -> Iterator[None]:
    """What the database refuses is the failure of a system, and one sentence."""
    from adbc_driver_postgresql import dbapi

    try:
        yield
    except dbapi.Error as error:
        raise SystemFailure(
            "postgresql.failed", said(FAILED, schema=settings.schema_name, reason=_told(error))
        ) from error


def run(connection: Any, statement: str) -> None:
    """Execute one statement that returns nothing."""
    with connection.cursor() as cursor:
        cursor.execute(statement)


def run_all(connection: Any, statements: Sequence[str]) -> None:
    """Execute many statements in one round trip: a server may be far away."""
    body = "\n".join(f"{statement};" for statement in statements)
    run(connection, f"do language plpgsql {literal(f'begin {body} end')}")


def rows(connection: Any, query: str) -> list[tuple[Any, ...]]:
    """The rows of a small query."""
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


def identifier(name: str) -> str:
    """A name as SQL quotes it."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL quotes it; PostgreSQL has no NUL in a text."""
    return "'" + text.replace("\0", "").replace("'", "''") + "'"


def _told(error: Any) -> str:
    """What the server says; without a server, the driver's own first line."""
    facts = {_text(key): _text(value) for key, value in getattr(error, "details", None) or ()}
    if "PG_DIAG_MESSAGE_PRIMARY" not in facts:
        line = next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
        return line.rstrip(".")
    detail = facts.get("PG_DIAG_MESSAGE_DETAIL", "").splitlines()[:_MOST_DETAILS]
    text = " ".join(facts["PG_DIAG_MESSAGE_PRIMARY"].split())
    return f"{text} ({'; '.join(detail).rstrip('.')})" if detail else text


def _text(part: bytes | str) -> str:
    return part.decode(errors="replace") if isinstance(part, bytes) else part


def _without_secrets(reason: str, address: str) -> str:
    """Only what is about the server; never where it quotes the password."""
    about = next((reason[reason.index(start) :] for start in _ABOUT_THE_SERVER if start in reason), None)
    secrets = [found.strip("'") for found in _PASSWORD.findall(address)]
    with contextlib.suppress(ValueError):
        secrets += [urlsplit(address).password or ""]
    quoted = [secret for secret in secrets for secret in (secret, unquote(secret)) if secret]
    # a host with an @ in it is the end of a password that was not escaped
    if about is None or "@" in about or any(secret in about for secret in quoted):
        return said(NO_ADDRESS)
    return about.rstrip(".")
