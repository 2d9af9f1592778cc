"""All promises in the order in which they are checked, and one check of a plugin."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from climatekit.conformance import ends, results, sql, words
from climatekit.conformance.subject import Broken, Promise, Skipped, Subject
from climatekit.errors import ClimatekitError, ConfigurationError, did_you_mean, one_of
from climatekit.language import later, say

# name: what is promised, how it is checked
PROMISES: dict[str, tuple[str, Promise]] = {
    "loads": (later("it loads, and its hooks return what they should"), words.loads),
    "model": (later("model, settings and presets are described"), words.describes_its_model),
    "contracts": (later("contracts are complete"), words.completes_its_contracts),
    "sql": (later("SQL reads what exists and writes its own"), sql.keeps_to_its_tables),
    "rules": (later("each rule finds its case and nothing else"), sql.proves_its_rules),
    "example": (later("its example runs"), results.runs_its_example),
    "reader": (later("readers read, and refuse rubbish"), ends.reads_its_files),
    "metrics": (later("metrics are computed"), results.computes_its_metrics),
    "report": (later("sections stand in the report"), results.shows_its_sections),
    "publisher": (later("publishers publish"), ends.publishes),
    "personal": (later("nothing personal is published"), results.keeps_people_out),
    "stable": (later("two runs give the same bytes"), results.gives_the_same_bytes),
}


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """One promise of one plugin: ok, failed or skipped, and why."""

    plugin: str
    promise: str
    status: str
    why: tuple[str, ...]


def check(subject: Subject, only: Collection[str] = ()) -> Iterator[Verdict]:
    """Every promise, one after the other, or those named. A plugin that does not load is asked nothing more."""
    for promise in only:
        if promise not in PROMISES:
            facts = {"name": promise, "known": one_of(PROMISES), "guess": did_you_mean(promise, PROMISES)}
            message = say("There is no promise '{name}': there are {known}.{guess}", **facts)
            raise ConfigurationError("usage.promise", message)
    for promise in [name for name in PROMISES if name in only or not only]:
        verdict = check_one(subject, promise)
        yield verdict
        if promise == "loads" and verdict.status == "failed":
            return


def check_one(subject: Subject, promise: str) -> Verdict:
    """One promise. What the plugin raises on the way is its answer."""
    why: tuple[str, ...]
    try:
        status, why = "ok", (PROMISES[promise][1](subject),)
    except Skipped as skipped:
        status, why = "skipped", (str(skipped),)
    except Broken as broken:
        status, why = "failed", broken.faults
    except ClimatekitError as error:
        status, why = "failed", (f"[{error.code}] {error.message}",)
    except Exception as error:  # of the plugin or of its cases
        status, why = "failed", (f"{type(error).__name__}: {error}",)
    return Verdict(plugin=subject.plugin.name, promise=promise, status=status, why=why)
