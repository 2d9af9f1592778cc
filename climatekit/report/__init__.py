"""``report.html``: one self-contained page for people: key figures, sections, findings, the quality of the data.

A section is a SQL file in ``reporting/sections/`` of any plugin (``pipeline.section`` reads its header). What it
selects becomes a table and, where its header says so, a chart (``chart``); ``gather`` brings everything together and
``page`` writes it.
"""

FILE = "report.html"
