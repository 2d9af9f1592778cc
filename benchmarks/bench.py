"""``make bench``: the measured job, climatekit against the floor and its peers, and the page that tells the figures.

    python benchmarks/bench.py [--rows 1000000] [--growth 1,2,5] [--rounds 5] [--peers polars,pandas] [--only job]

What is measured is kept as data in ``benchmarks/results/``; ``docs/benchmarks.md`` is written from it.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from compare import Command, Failed, Figures, compare
from page import write_page

from climatekit.examples import copy_example

HERE = Path(__file__).parent
RESULTS = HERE / "results"
WORK = HERE.parent / "build" / "bench"
PYTHON = sys.executable
SMALL, EXAMPLE, PROGRAMMES = 1_000, "ymparaks", 7


@dataclasses.dataclass(frozen=True, kw_only=True)
class Peer:
    """``share`` of the rows are given to those that would take minutes; what they leave out is said on the page."""

    requirements: Sequence[str]
    script: str | None = None
    share: float = 1
    rounds: int = 3


PEERS = {
    "polars + pandera": Peer(requirements=("polars>=1.30", "pandera[polars]>=0.35"), script="polars_pandera.py"),
    "dbt-duckdb": Peer(requirements=("dbt-core>=1.9,<1.11", "dbt-duckdb>=1.9,<1.11")),
    "pandas + pandera": Peer(
        requirements=("pandas>=2.2", "pandera[pandas]>=0.35", "pyarrow>=20"), script="pandas_pandera.py", rounds=1
    ),
    "Great Expectations": Peer(
        requirements=("great_expectations>=1.3", "pandas>=2.2"),
        script="great_expectations_checks.py",
        share=0.1,
        rounds=1,
    ),
    "Frictionless": Peer(requirements=("frictionless>=5.18",), script="frictionless_checks.py", share=0.02, rounds=1),
}


def main() -> None:
    """Measure what is asked for, keep it, and write the page."""
    asked = _arguments()
    WORK.mkdir(parents=True, exist_ok=True)
    RESULTS.mkdir(exist_ok=True)
    kept = RESULTS / "latest.json"
    told: dict[str, Any] = json.loads(kept.read_text()) if kept.exists() else {"parts": {}}
    told |= {"date": f"{datetime.date.today()}", "machine": _machine(), "rows": asked.rows}
    parts = {
        "job": lambda: job(asked.rows, asked.rounds),
        "profile": lambda: profile(asked.rows, min(asked.rounds, 3)),
        "again": lambda: again(asked.rows, min(asked.rounds, 3)),
        "small": lambda: small(asked.rounds),
        "growth": lambda: growth(asked.growth),
        "networks": lambda: networks(asked.networks),
        "peers": lambda: peers(asked.rows, asked.peers),
    }
    for name, measure in parts.items():
        if name in asked.only:
            print(name, file=sys.stderr, flush=True)
            told["parts"][name] = [dataclasses.asdict(figures) for figures in measure()]
            kept.write_text(json.dumps(told, indent=1) + "\n")
            write_page(told, HERE.parent / "docs")


def job(rows: int, rounds: int) -> list[Figures]:
    """The floor, climatekit, and for scale a copy that checks nothing."""
    data = _data(rows)
    return compare(
        {
            "the floor: the job in hand-written SQL": _floor(data, "job"),
            "climatekit run": _climatekit(data, "job"),
            "climatekit run --memory-limit 600MB": _climatekit(data, "job-600", "--memory-limit", "600MB"),
        },
        rounds=rounds,
    )


def profile(rows: int, rounds: int) -> list[Figures]:
    """Where the seconds of a run go, and what single parts of the job cost the engine alone."""
    data = _data(rows)
    command = _climatekit(data, "profile")
    project = Path(command.arguments[4])
    found: dict[str, list[float]] = {}
    for _ in range(rounds):
        subprocess.run(command.arguments, check=True, stdout=subprocess.DEVNULL)
        told = json.loads((project / "out" / "run.json").read_text())["seconds"]
        told |= {f"the engine alone: {name}": took for name, took in json.loads(_made("limits.py", str(data))).items()}
        for name, seconds in told.items():
            found.setdefault(name, []).append(seconds)
    return [Figures(name=name, seconds=tuple(seconds), cpu_seconds=(), peak_mb=0) for name, seconds in found.items()]


def again(rows: int, rounds: int) -> list[Figures]:
    """A first run, one over the same, and one where a month has changed."""
    months = _data(rows, months=True)
    changed = months / "activities-07.csv"
    whole = changed.read_bytes()
    turn = iter(range(10_000))

    def change() -> None:
        changed.write_bytes(whole + f"N{next(turn)},M000001,2024-07-01,event,1,count\n".encode())

    first = _climatekit(months, "months")
    rerun = dataclasses.replace(first, arguments=[part for part in first.arguments if part != "--again"])
    return compare(
        {
            "first run": first,
            "nothing has changed": rerun,
            "one of twelve files has changed": dataclasses.replace(rerun, before=change),
        },
        rounds=rounds,
    )


def small(rounds: int) -> list[Figures]:
    """What a start costs."""
    data = _data(SMALL)
    example = _folder("example")
    copy_example(EXAMPLE, example / EXAMPLE)
    run = [PYTHON, "-m", "climatekit", "run", str(example / EXAMPLE), "--quiet", "--again"]
    return compare(
        {
            f"the floor, {SMALL} rows": _floor(data, "small"),
            f"climatekit run, {SMALL} rows": _climatekit(data, "small"),
            f"climatekit run, the example {EXAMPLE}": Command(arguments=run),
            "climatekit --help": Command(arguments=[PYTHON, "-m", "climatekit", "--help"]),
            "python -c 'import duckdb'": Command(arguments=[PYTHON, "-c", "import duckdb"]),
        },
        rounds=rounds * 2,
    )


def growth(millions: Sequence[float]) -> list[Figures]:
    """Ever more rows in a bounded memory, once each."""
    found = []
    for size in millions:
        rows = int(size * 1_000_000)
        command = _climatekit(_data(rows), "growth", "--memory-limit", "1GB")
        found += compare({f"{rows} rows, --memory-limit 1GB": command}, rounds=1, warm=False)
        shutil.rmtree(WORK / "growth", ignore_errors=True)
    return found


def networks(copies: Sequence[int]) -> list[Figures]:
    """All that four models compute, for ever more programmes; once each."""
    found = []
    for number in copies:
        project = _folder("networks")
        rows = int(_made("make_networks.py", str(number), str(project)).split()[0])
        run = Command(arguments=[PYTHON, "-m", "climatekit", "run", str(project), "--quiet", "--no-report", "--again"])
        found += compare({f"{rows} rows of {number * PROGRAMMES} programmes": run}, rounds=1, warm=False)
    return found


def peers(rows: int, names: Sequence[str]) -> list[Figures]:
    """Each in an environment of its own; the floor beside each, at the size that the peer was given."""
    found = []
    for name in names:
        peer = PEERS[name]
        try:
            data, env = _data(int(rows * peer.share)), _environment(name, peer)
        except subprocess.CalledProcessError:
            print(f"  {name} can't be installed here and is left out", file=sys.stderr, flush=True)
            continue
        out = _folder(f"out-{name}")
        python = str(env / "bin" / "python")
        if peer.script is None:
            place = str(HERE / "peers" / "dbt_job")
            command = Command(
                arguments=[str(env / "bin" / "dbt"), "build", "--project-dir", place, "--profiles-dir", place,
                           "--target-path", str(out / "target"), "--log-path", str(out / "log"), "--no-use-colors"],
                env={"JOB_DATA": str(data), "JOB_OUT": str(out), "DBT_SEND_ANONYMOUS_USAGE_STATS": "false"},
                before=lambda out=out: (out / "job.duckdb").unlink(missing_ok=True),  # type: ignore[misc]
            )  # fmt: skip
        else:
            command = Command(arguments=[python, str(HERE / "peers" / peer.script), str(data), str(out)])
        size = int(rows * peer.share)
        beside = {f"the floor, {size} rows": _floor(data, "peer"), f"{name}, {size} rows": command}
        try:
            found += compare(beside, rounds=peer.rounds, warm=peer.rounds > 1)
        except Failed as error:
            print(f"  {error}: left out", file=sys.stderr, flush=True)
    return found


def _floor(data: Path, name: str) -> Command:
    return Command(arguments=[PYTHON, str(HERE / "floor.py"), str(data), str(_folder(f"floor-{name}"))])


def _climatekit(data: Path, name: str, *options: str) -> Command:
    """The job as a project; the shared pipelines, which it has no use for, stay out."""
    project = _folder(name)
    shutil.copytree(HERE / "measured_job", project, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    toml = (HERE / "measured_job" / "climatekit.toml").read_text()
    files = "activities*.csv"
    (project / "climatekit.toml").write_text(f'{toml}\n[tables.activities]\npath = "data/{files}"\n')
    link = project / "data"
    link.mkdir()
    for file in data.glob("*.csv"):
        os.link(file, link / file.name)
    arguments = [PYTHON, "-m", "climatekit", "run", str(project), "--quiet", "--without", "climatekit_pipelines"]
    return Command(arguments=[*arguments, "--again", *options], spill=project)


def _data(rows: int, *, months: bool = False) -> Path:
    folder = WORK / f"data-{rows}{'-months' * months}"
    if not folder.exists():
        _made("make_data.py", str(rows), str(folder), *(["--months"] if months else []))
    return folder


def _made(script: str, *arguments: str) -> str:
    """In a process of its own: a process is said to have had at least the memory that the one had that started it."""
    done = subprocess.run([PYTHON, str(HERE / script), *arguments], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def _folder(name: str) -> Path:
    folder = WORK / name.replace(" ", "-")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _environment(name: str, peer: Peer) -> Path:
    env = WORK / "environments" / name.replace(" ", "-")
    ready = env / ".ready"
    if not ready.exists():
        subprocess.run([PYTHON, "-m", "venv", "--clear", str(env)], check=True)
        pip = [str(env / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *peer.requirements], check=True)
        ready.touch()
    return env


def _machine() -> Mapping[str, str]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return {
        "cores": str(os.cpu_count()),
        "memory": f"{memory:.0f} GB",
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "duckdb": version("duckdb"),
        "climatekit": version("climatekit"),
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--growth", type=lambda text: [float(part) for part in text.split(",")], default=[0.5, 1, 2])
    parser.add_argument("--networks", type=lambda text: [int(part) for part in text.split(",")], default=[10, 50, 100])
    parser.add_argument("--peers", type=lambda text: text.split(",") if text else [], default=list(PEERS))
    parser.add_argument(
        "--only",
        type=lambda text: text.split(","),
        default=["job", "profile", "again", "small", "peers", "growth", "networks"],
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
