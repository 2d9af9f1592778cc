"""``[contracts.X]``: copies, rows that share a key, identifiers that are shared, checksums that fail."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

HEADER = "org_id;name;org_type;employees;business_id\n"
JANUARY = HEADER + "o1;Yksi;company;1;2077474-0\no2;Kaksi;company;2;\no3;Kolme;company;3;2077474-1\n"
FEBRUARY = HEADER + "o1;Yksi;company;1;2077474-0\no2;Kaksi;company;5;\no4;Virtanen;sole_trader;1;2077474-0\n"
PATH = '\n[tables.organisation]\npath = "data/organisaatiot_*.csv"\n'


@pytest.fixture
def ran(project: Any, call_cli: Any, open_toml: str) -> Any:
    """Two monthly exports that overlap, run under some rules → (manifest, findings, rejects, ids accepted)."""

    def run(rules: str, *options: str, february: str = FEBRUARY) -> tuple[Any, Any, Any, Any]:
        files = {"data/organisaatiot_01.csv": JANUARY, "data/organisaatiot_02.csv": february}
        root: Path = project(files, toml=f"{open_toml}{PATH}\n[contracts.organisation]\n{rules}\n", name="exports")
        result = call_cli("run", root, "--quiet", "--max-rejects", "100", *options)
        out = root / "out"
        assert result.code in (0, 1), result.err
        if not out.exists():
            out = root / "out.held"
        findings = duckdb.sql(
            f"select rule, severity, subject_id, message_en from '{out}/findings/findings.parquet' "
            "where rule like 'key.%' or rule like 'identifier.%' order by all"
        ).fetchall()
        rejected = out / "rejects/reject_reasons.parquet"
        rejects = (
            duckdb.sql(f"select file, \"row\", code, message_en from '{rejected}' order by 1, 2, 3").fetchall()
            if rejected.exists()
            else []
        )
        accepted = duckdb.sql(
            f"select org_id, employees from '{out}/tables/organisation.parquet' order by 1"
        ).fetchall()
        return json.loads((out / "run.json").read_text("utf-8")), findings, rejects, accepted

    return run


def test_the_rule_for_rows_that_share_a_key(ran: Any) -> None:
    told, findings, rejects, accepted = ran('duplicates = "newest by employees"')
    assert accepted == [("o1", 1), ("o2", 5), ("o4", 1)]
    january, february = "data/organisaatiot_01.csv", "data/organisaatiot_02.csv"
    assert [reject[:3] for reject in rejects] == [
        (january, 3, "key.superseded"), (january, 4, "check.business_id_check_digit"), (february, 2, "key.repeated"),
    ]  # fmt: skip
    assert f"stands on row 3 of '{february}' too, which stays by the rule 'newest by employees'" in rejects[0][3]
    assert rejects[2][3] == f"The row repeats row 2 of '{january}': take it out."
    assert {finding[:3] for finding in findings} == {
        ("key.superseded", "warning", "o2"), ("identifier.shared", "warning", "o1"),
    }  # fmt: skip
    assert told["rows"] == {"read": 6, "accepted": 3, "rejected": 3, "excluded": 0, "repeated": 2}
    assert [source["repeated"] for source in told["sources"]] == [1, 1]


def test_copies_and_superseded_rows_do_not_count_as_rejects(ran: Any) -> None:
    told, *_ = ran('duplicates = "first"\nchecksums = { business_id = "keep" }', "--max-rejects", "0")
    assert told["rows"]["rejected"] == told["rows"]["repeated"] == 2
    assert told["exit_reason"]["code"] != "data.rejects"


def test_without_a_rule_none_of_the_rows_stays_and_the_result_is_held_back(ran: Any) -> None:
    told, findings, _, accepted = ran("", "--max-rejects", "2")
    assert accepted == [("o1", 1), ("o4", 1)]
    assert told["exit_reason"]["message"].startswith("3 of 5 rows were rejected")
    assert [finding[:3] for finding in findings if finding[0].startswith("key")] == [("key.duplicate", "warning", "o2")]


def test_a_shared_identifier_is_rejected_where_told_and_a_kept_checksum_is_told(ran: Any) -> None:
    rules = 'duplicates = "last"\nunique = { business_id = "reject" }\nchecksums = { business_id = "keep" }'
    _, findings, rejects, accepted = ran(rules)
    assert accepted == [("o2", 5), ("o3", 3)]
    shared = [(file[-6:-4], row) for file, row, code, _ in rejects if code == "identifier.shared"]
    assert shared == [("01", 2), ("02", 4)]
    kept = [finding for finding in findings if finding[0] == "identifier.checksum"]
    assert [finding[:3] for finding in kept] == [("identifier.checksum", "warning", "o3")]
    assert "2077474-1" in kept[0][3]


def test_no_finding_tells_the_identifier_of_a_natural_person(ran: Any) -> None:
    february = FEBRUARY.replace("o1;Yksi", "o5;Viisi").replace(
        "o2;Kaksi;company;5;", "o6;Kuusi;sole_trader;5;2077474-2"
    )
    _, findings, *_ = ran('checksums = { business_id = "keep" }', february=february)
    assert {finding[0] for finding in findings} == {"identifier.shared", "identifier.checksum"}
    assert "2077474-0" not in str(findings)
    assert "2077474-2" not in str(findings)
    assert "Virtanen" not in str(findings)


@pytest.mark.parametrize(
    ("rules", "code", "says"),
    [
        ("[contracts.organisations]", "config.unknown_table", "Did you mean 'organisation'?"),
        ("[contracts.organisation]\nduplicates = 'frist'", "config.wrong_value", "Did you mean 'first'?"),
        ("[contracts.organisation]\nduplicates = 'newest by employes'", "config.unknown_column", "mean 'employees'?"),
        ("[contracts.organisation]\nunique = { org_id = 'warn' }", "config.unknown_column", "'org_id'"),
        ("[contracts.organisation]\nunique = { lei = 'error' }", "config.wrong_value", "'ignore', 'reject' or 'warn'"),
        ("[contracts.organisation]\nchecksums = { name = 'keep' }", "config.unknown_column", "'business_id'"),
        ("[contracts.organisation]\nduplicate = 'first'", "config.unknown_key", "Did you mean 'duplicates'?"),
    ],
)
def test_what_can_not_be_said(
    project: Any, call_cli: Any, open_toml: str, open_files: Any, rules: str, code: str, says: str
) -> None:
    result = call_cli("check", project(open_files, toml=f"{open_toml}\n{rules}\n"))
    assert result.code == 2
    assert code in result.err
    assert says in " ".join(result.err.split())
