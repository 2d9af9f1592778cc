"""The generator that the invented examples share; a folder without a ``climatekit.toml`` is no example itself.

``organisations`` makes who there is, ``memberships`` lets them join, ``commitments`` has them promise and report,
``around`` adds events, support and money, ``breakage`` spoils some of it, ``files`` writes what a coordinator has.
``participation``, ``forerunners`` and ``practices`` are what other coordination models keep.
Each takes a ``random.Random`` with a seed of its own, so that the same parameters give the same files.
"""
