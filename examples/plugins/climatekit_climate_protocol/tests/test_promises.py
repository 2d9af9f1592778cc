"""What every plugin promises; `climatekit plugin check climatekit_climate_protocol` says the same in a table."""

from climatekit.testing import Conformance


class TestClimateProtocol(Conformance):
    plugin = "climatekit_climate_protocol"
