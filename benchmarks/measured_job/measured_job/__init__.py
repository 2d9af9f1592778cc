"""The measured job as a plugin: two tables and one mart."""

from __future__ import annotations

from importlib.resources import files

from pydantic import BaseModel

from climatekit.plugin_host import CoordinationModel, Reporting, Table, Text, Tracking, hookimpl

NAME = Text("Mitattu työ", "Det uppmätta arbetet", "The measured job")


class Settings(BaseModel):
    """Nothing to turn."""


@hookimpl
def climatekit_model() -> CoordinationModel:
    """A model, since every programme has one."""
    return CoordinationModel(
        name="measured_job", rung=1, title=NAME, what=NAME, why=NAME, how=NAME, where=NAME, settings=Settings
    )


@hookimpl
def climatekit_tracking() -> Tracking:
    """What is read."""
    contracts = "measured_job.schemas"
    return Tracking(
        tables=(Table(contract=f"{contracts}:Members"), Table(contract=f"{contracts}:Activities", required=True))
    )


@hookimpl
def climatekit_reporting() -> Reporting:
    """What is made of it."""
    return Reporting(sql=files(__name__) / "reporting")
