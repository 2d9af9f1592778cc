"""``python -m climatekit``."""

from climatekit.cli.main import main

main()
