"""The checks of the measured job with Frictionless, and nothing else of it: python frictionless_checks.py DATA OUT."""

import json
import sys
from pathlib import Path

from frictionless import Package, system

data, out = sys.argv[1:]
required = {"required": True}
kinds = {"required": True, "enum": ["event", "newsletter", "electricity", "heat", "travel"]}
fields = [
    {"name": "activity_id", "type": "string", "constraints": {"required": True, "unique": True}},
    {"name": "member_id", "type": "string", "constraints": required},
    {"name": "occurred_on", "type": "date", "constraints": required},
    {"name": "kind", "type": "string", "constraints": kinds},
    {"name": "amount", "type": "number", "constraints": {"required": True, "minimum": 0}},
    {"name": "unit", "type": "string", "constraints": {"required": True, "enum": ["count", "kWh", "MWh", "km"]}},
]
key = [{"fields": ["member_id"], "reference": {"resource": "members", "fields": ["member_id"]}}]
package = {
    "name": "job",
    "resources": [
        {"name": "members", "path": "members.csv"},
        {"name": "activities", "path": "activities.csv", "schema": {"fields": fields, "foreignKeys": key}},
    ],
}
place = Path(data) / "datapackage.json"
place.write_text(json.dumps(package))
with system.use_context(trusted=True):
    report = Package(str(place)).validate(limit_errors=10_000_000)
errors = report.flatten(["rowNumber", "fieldName", "type", "note"])
(Path(out) / "errors.json").write_text(json.dumps(errors))
