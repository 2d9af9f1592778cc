"""What every plugin promises; `climatekit plugin check climatekit_ecoprofit` says the same in a table."""

from climatekit.testing import Conformance


class TestEcoprofit(Conformance):
    plugin = "climatekit_ecoprofit"
