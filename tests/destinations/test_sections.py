"""``[publish.NAME]``: checked like every other section of ``climatekit.toml``."""

from __future__ import annotations

from typing import Any

import pytest

from climatekit.errors import ConfigurationError
from climatekit.run import Options
from climatekit.run.prepare import prepare

HEAD = "climatekit.toml': "


@pytest.mark.parametrize(
    ("sections", "code", "says"),
    [
        (
            "[publish.postgres]\n",
            "config.unknown_destination",
            "[publish.postgres] is not known: destinations with settings are ",
        ),
        ("[publish.postgres]\n", "config.unknown_destination", "Did you mean 'postgresql'?"),
        ("[publish.worklist]\n", "config.unknown_destination", "[publish.worklist] is not known"),
        ('[publish."a b"]\n', "config.unknown_destination", '[publish."a b"] is not known'),
        (
            "[publish.duckdb]\nfiel = 'x.duckdb'\n",
            "config.unknown_key",
            "[publish.duckdb] knows no key 'fiel': allowed are 'file' or 'tables'. Did you mean 'file'?",
        ),
        (
            "[publish.workbook]\nmax_rows = 2000000\n",
            "config.wrong_value",
            "[publish.workbook] max_rows = 2000000 must be from 1 to 1048575.",
        ),
        ("[publish.workbook]\nmax_rows = true\n", "config.wrong_type", "[publish.workbook] max_rows = true must be"),
        ("[publish.workbook]\nfile = '../marts.xlsx'\n", "config.wrong_value", "[publish.workbook] file"),
        ("[publish.duckdb]\nfile = 'tables/x.duckdb'\n", "config.wrong_value", "[publish.duckdb] file"),
        (
            "[publish.postgresql]\ntables = 'everything'\n",
            "config.wrong_value",
            "[publish.postgresql] tables = \"everything\" is not one of 'all' or 'marts'.",
        ),
        (
            "[publish.postgresql]\nschema_name = 'public'\n",
            "config.wrong_value",
            '[publish.postgresql] schema_name = "public" is not allowed: the schema belongs to climatekit alone',
        ),
        (
            "[publish.postgresql]\nconnection_env = 'postgresql://a:b@c/d'\n",
            "config.wrong_value",
            "[publish.postgresql] connection_env",
        ),
        ("[publish]\nduckdb = 3\n", "config.wrong_type", "[publish.duckdb] = 3 must be a section of keys."),
        ("[[publish.duckdb]]\n", "config.wrong_type", "[publish.duckdb] = [{}] must be a section of keys."),
    ],
)
def test_mistakes(network: Any, sections: str, code: str, says: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        prepare(network(sections), Options(check_only=True))
    assert caught.value.code == code
    assert caught.value.message.startswith("'")
    assert HEAD in caught.value.message
    assert says in caught.value.message, caught.value.message
    assert "\n" not in caught.value.message


def test_the_section_of_a_plugin_that_is_left_out_may_stay(network: Any) -> None:
    folder = network("[publish.duckdb]\n[publish.workbook]\nmax_rows = 5\n")
    prepared = prepare(folder, Options(without=("climatekit_duckdb",)))
    taking_part = {found.publisher.name: found.settings for found in prepared.destinations}
    assert "duckdb" not in taking_part
    assert taking_part["worklist"] is None
    assert taking_part["workbook"].max_rows == 5  # type: ignore[union-attr]
    assert "postgresql" not in taking_part
