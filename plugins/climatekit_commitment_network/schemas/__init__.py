"""The tables of their own that a commitment network keeps, one file each."""
