"""The SQL of a run on Apache Spark: translated, sent to a cluster, and brought back as Parquet.

DuckDB stays the reference: it reads and validates the files, binds every SELECT (so its types and its errors are the
ones that hold) and publishes. Spark computes the rows. What can't be translated so that both give the same is refused.
"""
