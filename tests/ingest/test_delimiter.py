"""Which delimiter a file has, told by its first lines."""

from __future__ import annotations

import csv

from climatekit.ingest.csv_guess import delimiter_of


def test_a_header_of_very_many_cells_tells_whatever_the_rows_are() -> None:
    """And whatever length of cell the process allows: a library may have changed that for all."""
    lines = [";".join(["org_id", *["x"] * 200_000]) + "\n", "org-1\n"]
    before = csv.field_size_limit()
    try:
        for limit in (131_072, 10**9):
            csv.field_size_limit(limit)
            assert delimiter_of(lines) == ";"
    finally:
        csv.field_size_limit(before)


def test_a_sentence_in_the_header_is_no_list() -> None:
    assert delimiter_of(["Nimi, osoite\n", "abc\n", "def\n"]) != ","
