"""What every plugin promises; `climatekit plugin check climatekit_efficiency_network` says the same in a table."""

from climatekit.testing import Conformance


class TestEfficiencyNetwork(Conformance):
    plugin = "climatekit_efficiency_network"
