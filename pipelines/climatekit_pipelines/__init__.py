"""What every model shares: who is in, what happened, the star schema and the figures that all networks report.

An ordinary plugin without a model of its own. Models hand rows over with ``-- feeds:`` in a dataset of theirs: members
to ``programme_member``, what happened to ``activity``, what someone has to see to to ``work_item``, what they ask of an
organisation to ``qualification``, what they take to ``resource_need``. Everything here is computed from these and the
shared tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

from climatekit.plugin_host import Membership, Publisher, Reporting, Table, Tracking, hookimpl

SCHEMAS = "climatekit_schemas"


@hookimpl
def climatekit_membership() -> Membership:
    """Organisations, coordinators and contacts; one dataset of periods in which an organisation is in."""
    return Membership(
        tables=(
            Table(contract=f"{SCHEMAS}.organisation:Organisation", required=True),
            Table(contract=f"{SCHEMAS}.programme_role:ProgrammeRole"),
            Table(contract=f"{SCHEMAS}.contact:Contact"),
        ),
        sql=files(__name__) / "membership",
    )


@hookimpl
def climatekit_tracking() -> Tracking:
    """Events, channels, plans, support and resources; the shared list of what happened."""
    return Tracking(
        tables=(
            Table(contract=f"{SCHEMAS}.event:Event"),
            Table(contract=f"{SCHEMAS}.attendance:Attendance"),
            Table(contract=f"{SCHEMAS}.channel_metric:ChannelMetric"),
            Table(contract=f"{SCHEMAS}.action_plan:ActionPlan"),
            Table(contract=f"{SCHEMAS}.support_action:SupportAction"),
            Table(contract=f"{SCHEMAS}.resource_use:ResourceUse"),
        ),
        sql=files(__name__) / "tracking",
    )


@hookimpl
def climatekit_reporting() -> Reporting:
    """The star schema and the figures that every model has."""
    return Reporting(sql=files(__name__) / "reporting")


@hookimpl
def climatekit_publishers() -> Iterable[Publisher]:
    """The coordinator's work list as a workbook."""
    from climatekit_pipelines.worklist import publish

    return [Publisher(name="worklist", publish=publish)]
