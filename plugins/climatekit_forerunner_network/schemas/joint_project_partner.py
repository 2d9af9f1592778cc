"""Who takes part in a joint project."""

from __future__ import annotations

from climatekit.contracts.fields import Contract
from climatekit.text import Text
from climatekit_forerunner_network.schemas import columns
from climatekit_schemas import shared_columns as shared


class JointProjectPartner(Contract):
    """One organisation in one joint project."""

    project_id: str = columns.project_id("The project.", references="joint_project.project_id")
    org_id: str = shared.org_id("Organisation that takes part.")

    class Config:
        unique = ["project_id", "org_id"]
        metadata = {"title": Text("Yhteishankkeiden osapuolet", "Projektens parter", "Joint project partners")}
