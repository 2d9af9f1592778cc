"""What a small job costs: ``--help`` and the smallest example, against importing DuckDB alone."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from compare import compare, table

from climatekit.examples import copy_example, examples


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        sizes = {name: sum(file.stat().st_size for file in path.rglob("*")) for name, path in examples().items()}
        smallest = min(sizes, key=lambda name: sizes[name])
        project = Path(folder) / smallest
        copy_example(smallest, project)
        python = sys.executable
        figures = compare(
            {
                "python -c 'import duckdb'": [python, "-c", "import duckdb"],
                "climatekit --help": [python, "-m", "climatekit", "--help"],
                f"climatekit run {smallest}": [python, "-m", "climatekit", "run", str(project), "--quiet"],
            }
        )
    print(table(figures))


if __name__ == "__main__":
    main()
