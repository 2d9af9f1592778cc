"""A workbook to fill in, written from the contracts: what it writes, a run accepts."""
