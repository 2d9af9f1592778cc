"""The spine: one run, read from top to bottom as the way of the data (``walk``).

sources → ``read`` → ``validate`` → membership → tracking → reporting (``climatekit.pipeline``) → ``publish``
"""

from climatekit.run.options import Options, Outcome
from climatekit.run.walk import run_project

__all__ = ["Options", "Outcome", "run_project"]
