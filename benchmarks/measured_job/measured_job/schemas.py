"""The two tables of the measured job."""

from __future__ import annotations

from datetime import date

from climatekit.contracts.fields import Contract, column
from climatekit.text import Text


def _title(words: str) -> Text:
    return Text(words, words, words)


class Members(Contract):
    """One member."""

    member_id: str = column("Identifier of the member.", _title("Member"))
    name: str = column("Its name.", _title("Name"))
    size_class: str = column("Its size.", _title("Size"), isin=("micro", "small", "medium", "large"))
    sector: str = column("Its sector.", _title("Sector"))
    joined_on: date = column("Day on which it joined.", _title("Joined"))

    class Config:
        unique = ["member_id"]
        metadata = {"title": _title("Members")}


class Activities(Contract):
    """One activity of a member."""

    activity_id: str = column("Identifier of the activity.", _title("Activity"))
    member_id: str = column("Whose it is.", _title("Member"), references="members.member_id")
    occurred_on: date = column("Its day.", _title("Day"))
    kind: str = column("Its kind.", _title("Kind"), isin=("event", "newsletter", "electricity", "heat", "travel"))
    amount: float = column("How much.", _title("Amount"), ge=0)
    unit: str = column("Unit of the amount.", _title("Unit"), isin=("count", "kWh", "MWh", "km"))

    class Config:
        unique = ["activity_id"]
        metadata = {"title": _title("Activities")}
