"""The coordinator's work list as a workbook: who needs what by when, most urgent first."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from climatekit.plugin_host import Target, Text

FILE = "worklist.xlsx"
MOST_ROWS = 20_000  # the table fact_work_item has all of them

_SHEET = Text("Työlista", "Arbetslista", "Work list")
_TITLES = (
    (Text("Kiireys", "Brådska", "Urgency"), 12),
    (Text("Viimeistään", "Senast", "Due"), 12),
    (Text("Verkosto", "Nätverk", "Programme"), 24),
    (Text("Organisaatio", "Organisation", "Organisation"), 32),
    (Text("Mitä pitää tehdä", "Vad som ska göras", "What to do"), 90),
)
_URGENCY = {
    "late": Text("myöhässä", "försenad", "late"),
    "soon": Text("pian", "snart", "soon"),
    "later": Text("myöhemmin", "senare", "later"),
}


def publish(target: Target) -> Sequence[Path]:
    """Write the workbook; nothing where nobody needs anything."""
    rows = target.connection.execute(
        "select urgency, due_on, programme.name, coalesce(org_name, nullif(fact_work_item.org_id, '-')), "
        f"text_{target.language} from fact_work_item join programme using (programme_id) "
        f"order by rank limit {MOST_ROWS}"
    ).fetchall()
    if not rows:
        return ()
    import xlsxwriter

    path = target.folder / FILE
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        # a fixed date: the same list gives the same bytes
        book.set_properties({"created": datetime.datetime(2000, 1, 1)})
        head = book.add_format({"bold": True, "bottom": 1})
        day = book.add_format({"num_format": "d.m.yyyy", "valign": "top", "align": "left"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        late = book.add_format({"bg_color": "#F8CBAD", "valign": "top"})
        sheet = book.add_worksheet(_SHEET.to(target.language))
        for position, (title, width) in enumerate(_TITLES):
            sheet.set_column(position, position, width)
            sheet.write_string(0, position, title.to(target.language), head)
        for index, (urgency, due_on, programme, organisation, text) in enumerate(rows, start=1):
            sheet.write_string(index, 0, _URGENCY[urgency].to(target.language), late if urgency == "late" else wrap)
            if due_on is not None:
                sheet.write_datetime(index, 1, datetime.datetime.combine(due_on, datetime.time()), day)
            for position, cell in enumerate((programme, organisation, text), start=2):
                sheet.write_string(index, position, cell or "", wrap)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(_TITLES) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return (path,)
