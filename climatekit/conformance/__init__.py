"""What every plugin promises, and how it is held to it: ``climatekit plugin check`` and ``climatekit.testing``.

Inside, ``draft`` is a project that is still to be written, ``together`` runs many of them at once, ``subject`` is the
plugin under test with its example and its cases, and each other file holds some of the promises.
"""
