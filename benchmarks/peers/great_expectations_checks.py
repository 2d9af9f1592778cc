"""The checks of the measured job with Great Expectations, and nothing else: great_expectations_checks.py DATA OUT."""

import sys
from pathlib import Path

import great_expectations as gx
import great_expectations.expectations as gxe
import pandas as pd

data, out = sys.argv[1:]
members = set(pd.read_csv(f"{data}/members.csv", dtype=str)["member_id"])
rows = pd.read_csv(f"{data}/activities.csv", dtype=str)
rows["amount"] = pd.to_numeric(rows["amount"], errors="coerce")
rows.index += 2
context = gx.get_context(mode="ephemeral")
batch = (
    context.data_sources.add_pandas("job").add_dataframe_asset("activities").add_batch_definition_whole_dataframe("b")
)
expected = [
    gxe.ExpectColumnValuesToBeUnique(column="activity_id"),
    gxe.ExpectColumnValuesToBeInSet(column="member_id", value_set=sorted(members)),
    gxe.ExpectColumnValuesToMatchStrftimeFormat(column="occurred_on", strftime_format="%Y-%m-%d"),
    gxe.ExpectColumnValuesToBeInSet(column="kind", value_set=["event", "newsletter", "electricity", "heat", "travel"]),
    gxe.ExpectColumnValuesToBeBetween(column="amount", min_value=0),
    gxe.ExpectColumnValuesToBeInSet(column="unit", value_set=["count", "kWh", "MWh", "km"]),
    *(gxe.ExpectColumnValuesToNotBeNull(column=column) for column in rows.columns),
]
suite = context.suites.add(gx.ExpectationSuite(name="job", expectations=expected))
definition = gx.ValidationDefinition(name="job", data=batch, suite=suite)
result = definition.run(batch_parameters={"dataframe": rows}, result_format="COMPLETE")
(Path(out) / "result.txt").write_text(str(result.statistics))
