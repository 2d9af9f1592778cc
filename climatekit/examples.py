"""Where the example networks are: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

import shutil
from pathlib import Path

from climatekit.errors import ConfigurationError, did_you_mean, one_of
from climatekit.language import say

_PLACES = (Path(__file__).parent / "examples", Path(__file__).parent.parent / "examples")
_LEFT_BEHIND = shutil.ignore_patterns("out", "out.held", "*.py", "__pycache__")


def examples() -> dict[str, Path]:
    """Example project folders by name."""
    return {
        folder.name: folder
        for place in _PLACES
        if place.is_dir()
        for folder in sorted(place.iterdir())
        if (folder / "climatekit.toml").is_file()
    }


def copy_example(name: str, target: Path) -> None:
    """Copy one example to ``target``, which must not exist yet; what made or came of its data stays behind."""
    found = examples()
    if name not in found:
        raise ConfigurationError(
            "demo.unknown",
            say(
                "There is no example '{name}': there are {known}.{guess}",
                name=name,
                known=one_of(found),
                guess=did_you_mean(name, found),
            ),
        )
    if target.exists():
        raise ConfigurationError(
            "demo.exists", say("'{target}' exists already: name another folder with --dir.", target=target)
        )
    try:
        shutil.copytree(found[name], target, ignore=_LEFT_BEHIND)
    except OSError as error:
        raise ConfigurationError(
            "demo.write",
            say(
                "The example can't be copied to '{target}': {reason}; name another folder.",
                target=target,
                reason=error.strerror or error,
            ),
        ) from error
