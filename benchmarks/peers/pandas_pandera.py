"""The measured job as one would write it with pandas and pandera: python pandas_pandera.py DATA OUT."""

import sys

import pandas as pd
import pandera.pandas as pa

data, out = sys.argv[1:]
members = pd.read_csv(f"{data}/members.csv", dtype=str)
rows = pd.read_csv(f"{data}/activities.csv", dtype=str)
typed = rows.assign(
    occurred_on=pd.to_datetime(rows["occurred_on"], errors="coerce", format="%Y-%m-%d"),
    amount=pd.to_numeric(rows["amount"], errors="coerce"),
)
schema = pa.DataFrameSchema(
    {
        "activity_id": pa.Column(str, unique=True),
        "member_id": pa.Column(str, pa.Check.isin(set(members["member_id"]))),
        "occurred_on": pa.Column(typed["occurred_on"].dtype),
        "kind": pa.Column(str, pa.Check.isin(["event", "newsletter", "electricity", "heat", "travel"])),
        "amount": pa.Column(float, pa.Check.ge(0)),
        "unit": pa.Column(str, pa.Check.isin(["count", "kWh", "MWh", "km"])),
    }
)
bad = rows.iloc[:0].assign(reasons=None)
try:
    schema.validate(typed, lazy=True)
except pa.errors.SchemaErrors as error:
    cases = error.failure_cases.dropna(subset=["index"]).groupby("index").agg(reasons=("check", list))
    bad = rows.loc[cases.index].join(cases)
accepted = typed.drop(bad.index)
accepted.to_parquet(f"{out}/activities.parquet")
bad.assign(source_row=bad.index + 2).to_parquet(f"{out}/rejects.parquet")
joined = accepted.merge(members, on="member_id")
joined["month"] = joined["occurred_on"].dt.to_period("M").dt.to_timestamp()
joined.groupby(["size_class", "sector", "kind", "unit", "month"]).agg(
    amount=("amount", "sum"), activities=("amount", "size"), members=("member_id", "nunique")
).reset_index().to_parquet(f"{out}/monthly.parquet")
