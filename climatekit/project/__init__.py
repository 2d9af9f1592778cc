"""The project folder: ``climatekit.toml`` and the files beside it.

``load`` reads the file into the models of ``settings``; ``presets`` and ``programmes`` settle with which knobs each
programme is run; ``sources`` finds the files of each table; ``messages`` tells a mistake in one sentence.
"""
