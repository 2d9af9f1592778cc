"""Contracts: what a table may hold. Written as pandera models, compiled into one pass over the rows."""
