"""What the docs show beside words is what their scripts make."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import openpyxl

DOCS = Path(__file__).parents[2] / "docs"


def script(name: str) -> ModuleType:
    """A script of docs/, which is no package."""
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_workbook_of_the_tutorial() -> None:
    sheets = script("make_partners").SHEETS
    book = openpyxl.load_workbook(DOCS / "files" / "partners.xlsx")
    assert {
        sheet.title: [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
        for sheet in book
    } == {name: [[cell for cell in row if cell is not None] for row in rows] for name, rows in sheets.items()}


def test_the_picture_of_a_run() -> None:
    made = script("make_pictures")
    assert made.PLACE.read_text("utf-8") == made.picture(), "run: python docs/make_pictures.py"
