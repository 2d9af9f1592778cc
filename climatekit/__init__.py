"""climatekit: how a city coordinates climate work with companies, from Excel lists to Parquet.

The way of the data: ``ingest`` → ``contracts`` (validate) → ``pipeline`` (membership, tracking, reporting) →
``publish``.
``climatekit.run`` is the spine that walks it; ``climatekit.plugin_host`` is what plugin authors import from.
"""

__version__ = "0.1.0"
