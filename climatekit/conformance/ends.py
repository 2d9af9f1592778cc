"""Promises about both ends: a reader reads its file and refuses rubbish, a publisher publishes."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from climatekit.conformance.subject import Broken, Skipped, Subject
from climatekit.language import say, say_many
from climatekit.plugin_host.types import Reader

# no file of any kind, and none at all
_RUBBISH = (b"\x00\xff\xfe rubbish \x80\n\x00", b"")


def reads_its_files(subject: Subject) -> str:
    """The example has a file for each reader, rows of it are read, and rubbish is refused with a ``ValueError``."""
    readers = [reader for plugin, reader in subject.host.readers() if plugin is subject.plugin]
    if not readers:
        raise Skipped(say("it brings no reader"))
    sources = subject.ran.outcome.manifest["sources"]
    faults: list[str] = []
    for reader in readers:
        if not any(source["file"].endswith(reader.suffixes) and source["read"] for source in sources):
            faults.append(say("The example has no file that the reader '{name}' reads.", name=reader.name))
        faults += [fault for rubbish in _RUBBISH if (fault := _wrong(reader, rubbish))]
    if faults:
        raise Broken(faults)
    return say_many("{count} reader", "{count} readers", len(readers))


def publishes(subject: Subject) -> str:
    """Every publisher takes part in the run of the example and writes what it says."""
    publishers = [publisher for plugin, publisher in subject.host.publishers() if plugin is subject.plugin]
    if not publishers:
        raise Skipped(say("it brings no publisher"))
    asked = {event.what for event in subject.ran.events if event.step == "publish"}
    faults = [
        say(
            "The publisher '{name}' has no part in the example: give it a section [publish.{name}].",
            name=publisher.name,
        )
        for publisher in publishers
        if f"{subject.plugin.name}: {publisher.name}" not in asked
    ]
    if faults:
        raise Broken(faults)
    return say_many("{count} publisher", "{count} publishers", len(publishers))


def _wrong(reader: Reader, rubbish: bytes) -> str | None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"rubbish{reader.suffixes[0]}"
        path.write_bytes(rubbish)
        try:
            list(reader.read(path))
        except ValueError:
            return None
        except Exception as error:
            kind = type(error).__name__
            return say(
                "The reader '{name}' raises {kind} on a bad file: raise a ValueError.", name=reader.name, kind=kind
            )
    return None
