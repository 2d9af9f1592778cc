"""Two tables that refer to one another, with personal columns and natural persons among the members."""

# ruff: noqa: N805, RUF012
from __future__ import annotations

from datetime import date

import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds
from climatekit.text import Text


class Member(Contract):
    """One member."""

    member_id: str = column("Id.", Text("Tunnus", "Id", "ID"), example="m1", str_length={"max_value": 10})
    name: str = column("Name.", Text("Nimi", "Namn", "Name"), identifies=True, aliases=("Yritys", "Företag"))
    kind: str = column("Kind.", Text("Laji", "Slag", "Kind"), isin=["company", "person"])
    email: str = column(
        "E-mail.",
        Text("Sähköposti", "E-post", "E-mail"),
        privacy="personal",
        nullable=True,
        str_matches="^[^@ ]+@[^@ ]+$",
        example="eeva@example.org",
    )
    parent_id: str = column(
        "Parent.", Text("Emo", "Moder", "Parent"), references="member.member_id", nullable=True, identifies=True
    )
    fee: float = column("Fee.", Text("Maksu (€)", "Avgift (€)", "Fee (€)"), nullable=True, ge=0, le=1000)
    joined_on: date = column("Joined.", Text("Liittynyt", "Anslöt sig", "Joined on"), ge=date(2000, 1, 1))
    left_on: date = column("Left.", Text("Eronnut", "Lämnade", "Left on"), nullable=True)

    class Config:
        unique = ["member_id"]
        metadata = {"title": Text("Jäsenet", "Medlemmar", "Members"), "natural_person": "kind = 'person'"}

    @holds(
        Text(
            "Ero {left_on} on ennen liittymistä {joined_on}.",
            "Utträdet {left_on} är före inträdet {joined_on}.",
            "The leaving {left_on} is before the joining {joined_on}.",
        ),
        column="left_on",
    )
    def leaves_later(cls, table: ir.Table) -> ir.BooleanValue:
        return table.left_on >= table.joined_on


class Visit(Contract):
    """One visit of a member to an event."""

    member_id: str = column("Member.", Text("Jäsen", "Medlem", "Member"), references="member.member_id")
    event_id: str = column("Event.", Text("Tapahtuma", "Evenemang", "Event"), references="event.event_id")
    visited_on: date = column("Day.", Text("Päivä", "Datum", "Day"))
    persons: int = column("Persons.", Text("Henkilöitä", "Personer", "Persons"), unit="count", nullable=True, ge=1)

    class Config:
        unique = ["member_id", "event_id", "visited_on"]
        metadata = {"title": Text("Käynnit", "Besök", "Visits")}

    @holds(Text("Liikaa: {persons}.", "För många: {persons}.", "Too many: {persons}."), column="persons")
    def can_be_doubled(cls, table: ir.Table) -> ir.BooleanValue:
        return table.persons * 2 < 1000
