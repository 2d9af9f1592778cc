"""The shared tables, one file each: what a list of members, events or applications must look like to be read.

A file holds one pandera model, a ``Contract``: its docstring says what one row is, and every column its meaning, unit,
privacy and headers in Finnish, Swedish and English. Validation, the Excel template and the data dictionary are all made
from it, so nothing about a column is written down anywhere else.

To add a table, copy ``attendance.py``. The class is named after the table (``ChannelMetric`` for ``channel_metric``),
its key stands in ``Config.unique``, and whoever uses it names it in a hook:
``Table(contract="climatekit_schemas.attendance:Attendance")``. ``tests/schemas`` finds the new file by itself.
A table that only one model needs belongs to that plugin's ``schemas.py``, not here.

``aliases`` are headers seen in real lists. A header is one only if its cells hold what the column wants: "Kunta" is
none of ``municipality_code``, for it heads names of municipalities, and every row of such a list would be rejected.

``shared_columns`` has the columns and types that many tables need, ``business_ids`` the check digits.
"""
