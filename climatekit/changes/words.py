"""What the columns and codes of the answer are called on the screen and in the workbook."""

from __future__ import annotations

from climatekit.language import later, worded

TITLES = {
    "programme_id": later("programme"),
    "members_from": later("members before"),
    "joined": later("joined"),
    "rejoined": later("came back"),
    "left": later("left"),
    "members_to": later("members after"),
    "in_and_out": later("in and out again"),
    "out_and_in": later("out and in again"),
    "org_id": later("organisation"),
    "name": later("name"),
    "move": later("move"),
    "day": later("day"),
    "is_backdated": later("backdated"),
    "table": later("table"),
    "column": later("column"),
    "key": later("row"),
    "rows_from": later("rows before"),
    "same": later("the same"),
    "changed": later("changed"),
    "up": later("up"),
    "down": later("down"),
    "gone": later("gone"),
    "appeared": later("new"),
    "rows_to": later("rows after"),
    "what": later("what"),
    "was": later("before"),
    "is_now": later("after"),
    "rows": later("rows"),
    "direction": later("direction"),
}


def title(name: str) -> str:
    """The name of a column, or a code, for people."""
    return worded(TITLES[name])
