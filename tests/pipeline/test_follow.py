"""``-- follow:`` of a dataset: which columns, in which order their values stand, and what can't be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from climatekit.errors import PluginError
from climatekit.pipeline.follow import Followed
from climatekit.pipeline.sql_file import SqlFile

from .conftest import dataset

SELECT = "select programme_id, -- Programme.\n    thing_id, -- Thing.\n    state -- State.\nfrom thing"


def test_columns_and_the_order_of_their_values(read: Callable[..., SqlFile]) -> None:
    file = read(dataset(SELECT, "thing_id", "follow: thing_id, state (early< late <  done)"))
    assert file.follow == (Followed(name="thing_id"), Followed(name="state", order=("early", "late", "done")))
    assert read(dataset(SELECT, "thing_id"), name="other").follow == ()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("sate", "needs the column 'sate', which it does not select. Did you mean 'state'?"),
        ("state (early)", "follows 'state (early)', which can't be read"),
        ("state (early, late)", "follows 'state (early, late)', which can't be read"),
        ("state (early <", "follows 'state (early <', which can't be read"),
        ("state,, thing_id", "follows '', which can't be read"),
        ("state down", "follows 'state down', which can't be read"),
    ],
)
def test_what_can_not_be_followed_is_the_plugins_mistake(read: Callable[..., SqlFile], line: str, words: str) -> None:
    with pytest.raises(PluginError) as caught:
        read(dataset(SELECT, "thing_id", f"follow: {line}"))
    assert caught.value.code == "sql.follow"
    assert "climatekit_x/tracking/thing.sql" in caught.value.message
    assert words in caught.value.message


def test_a_row_must_belong_to_a_programme(read: Callable[..., SqlFile]) -> None:
    with pytest.raises(PluginError, match="needs the column 'programme_id'"):
        read(dataset("select thing_id -- Thing.\nfrom thing", "thing_id", "follow: thing_id"))
