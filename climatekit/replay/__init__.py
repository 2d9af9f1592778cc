"""``climatekit replay``: the corrected workbook read, held against the files as they are, and its corrections kept.

What is kept is put in the rows' place by ``climatekit.corrections``, in every run.
"""
