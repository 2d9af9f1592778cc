"""Rows in which nothing is wrong; a test changes what it wants to put out of order."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

AS_OF = date(2026, 10, 31)
Row = dict[str, Any]


def days_ago(days: int) -> str:
    return (AS_OF - timedelta(days=days)).isoformat()


def organisation(org_id: str, **columns: Any) -> Row:
    return {
        "org_id": org_id,
        "name": f"{org_id} Oy",
        "org_type": "company",
        "size_class": "small",
        "size_basis": "headcount_only",
        "municipality_code": "398",
        "climate_stage": "acting",
    } | columns


def application(application_id: str, org_id: str, **columns: Any) -> Row:
    return {
        "application_id": application_id,
        "org_id": org_id,
        "received_on": "2023-10-10",
        "criteria_version": "",
        "decision": "accepted",
        "decided_on": "2023-11-10",
        "support_offered": "",
        "alternative_offered": "",
    } | columns


def membership_of(membership_id: str, org_id: str, **columns: Any) -> Row:
    return {
        "membership_id": membership_id,
        "org_id": org_id,
        "tier": "full",
        "valid_from": "2023-12-01",
        "valid_to": "",
        "signed_on": "2023-12-01",
        "counterparty_municipality_code": "398",
        "criteria_version": "",
    } | columns


def commitment(commitment_id: str, membership_id: str = "m1", **columns: Any) -> Row:
    return {
        "commitment_id": commitment_id,
        "membership_id": membership_id,
        "title": f"Lupaus {commitment_id}",
        "theme": "energy_efficiency",
        "kind": "quantified",
        "made_on": "2023-12-01",
        "valid_to": "",
        "links_city_goal": "",
        "is_public": "",
        "exceeds_law": "",
        "status": "active",
    } | columns


def target(target_id: str, commitment_id: str = "c1", **columns: Any) -> Row:
    return {
        "target_id": target_id,
        "commitment_id": commitment_id,
        "target_type": "absolute",
        "metric": "electricity",
        "unit": "MWh",
        "base_year": 2022,
        "base_value": 100,
        "target_year": 2027,
        "target_value": 80,
        "reduction_pct": "",
        "scope_coverage_pct": "",
        "base_changed_on": "",
        "base_change_reason": "",
    } | columns


def report(report_id: str, commitment_id: str = "c1", **columns: Any) -> Row:
    return {
        "report_id": report_id,
        "commitment_id": commitment_id,
        "period_year": 2025,
        "submitted_on": "2026-02-01",
        "value": 88,
        "unit": "MWh",
        "evidence_level": "document",
    } | columns


def support(support_id: str, org_id: str = "o1", **columns: Any) -> Row:
    return {
        "support_id": support_id,
        "org_id": org_id,
        "provided_on": days_ago(10),
        "kind": "follow_up",
        "hours": 2,
    } | columns


def label(**columns: Any) -> Row:
    return {
        "label_id": "l1",
        "name": "Teemme ilmastotyötä",
        "legal_basis": "public_authority",
        "criteria_version": "2024",
    } | columns


def grant(grant_id: str = "g1", membership_id: str = "m1", **columns: Any) -> Row:
    return {
        "grant_id": grant_id,
        "label_id": "l1",
        "membership_id": membership_id,
        "granted_on": "2024-03-01",
        "valid_to": "2027-12-31",
        "withdrawn_on": "",
        "suspended_on": "",
    } | columns


def claim(claim_id: str = "v1", **columns: Any) -> Row:
    return {
        "claim_id": claim_id,
        "org_id": "o1",
        "claim_text": "Sähkömme on tuulivoimaa vuodesta 2024",
        "published_on": "2025-04-02",
        "withdrawn_on": "",
        "about": "activity",
        "is_future": "false",
        "offsets_based": "false",
        "plan_ref": "",
        "verifier": "",
    } | columns


def emissions(year: int, org_id: str = "o1", boundary: str = "company", **columns: Any) -> Row:
    return {
        "org_id": org_id,
        "year": year,
        "boundary": boundary,
        "s1_tco2e": 10,
        "s2_lb_tco2e": 10,
        "s2_mb_tco2e": "",
        "s3_tco2e": "",
    } | columns
