"""The tests of a climatekit plugin: the fixtures come with climatekit."""

pytest_plugins = ["climatekit.testing"]
