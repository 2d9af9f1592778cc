"""The command line: one file per command; ``main`` turns whatever happens into a sentence and an exit code."""
