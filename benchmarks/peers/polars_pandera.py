"""The measured job as one would write it with polars and pandera: python polars_pandera.py DATA OUT."""

import sys

import pandera.polars as pa
import polars as pl

data, out = sys.argv[1:]
members = pl.read_csv(f"{data}/members.csv")
rows = pl.read_csv(f"{data}/activities.csv", infer_schema=False).with_row_index("source_row", offset=2)
typed = rows.with_columns(
    pl.col("occurred_on").str.to_date(strict=False), pl.col("amount").cast(pl.Float64, strict=False)
)
schema = pa.DataFrameSchema(
    {
        "activity_id": pa.Column(str, unique=True),
        "member_id": pa.Column(str, pa.Check.isin(set(members["member_id"]))),
        "occurred_on": pa.Column(pl.Date),
        "kind": pa.Column(str, pa.Check.isin(["event", "newsletter", "electricity", "heat", "travel"])),
        "amount": pa.Column(float, pa.Check.ge(0)),
        "unit": pa.Column(str, pa.Check.isin(["count", "kWh", "MWh", "km"])),
    }
)
found = []
try:
    schema.validate(typed, lazy=True)
except pa.errors.SchemaErrors as error:
    cases = error.failure_cases.filter(pl.col("index").is_not_null())
    found = [cases.select((pl.col("index").cast(pl.UInt32) + 2).alias("source_row"), pl.col("check").alias("reason"))]
empty = typed.filter(pl.any_horizontal(pl.all().is_null())).select("source_row", pl.lit("not_null").alias("reason"))
reasons = pl.concat([*found, empty]).group_by("source_row").agg("reason")
rows.join(reasons, on="source_row").write_parquet(f"{out}/rejects.parquet")
accepted = typed.join(reasons, on="source_row", how="anti").drop("source_row")
accepted.write_parquet(f"{out}/activities.parquet")
month = pl.col("occurred_on").dt.truncate("1mo").alias("month")
accepted.join(members, on="member_id").group_by("size_class", "sector", "kind", "unit", month).agg(
    pl.col("amount").sum(), pl.len().alias("activities"), pl.col("member_id").n_unique().alias("members")
).write_parquet(f"{out}/monthly.parquet")
