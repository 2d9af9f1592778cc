"""Rows that a person has corrected: handed in as a workbook, kept beside the data, put in their rows' place.

No file is ever changed. A correction knows its row by file, sheet, row number and the fingerprint of what stood there;
every run puts it in the place of that row, and lets it be where the file has changed since.
"""
