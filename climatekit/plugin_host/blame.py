"""Whose fault it is: what a plugin raises goes no further than its guard, and is told with the plugin's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from climatekit.errors import PluginError


@contextmanager
def blaming(blame: Callable[[str], None], doing: str) -> Iterator[None]:
    """Whatever a plugin raises is told and goes no further, ``sys.exit()`` included; only the user may interrupt."""
    try:
        yield
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        blame(f"{doing}: {type(error).__name__}: {' '.join(str(error).split())}")


@contextmanager
def of_plugin(*names: str) -> Iterator[None]:
    """A ``PluginError`` from in here is of these plugins, unless one further in has said whose it is.

    ``Host.signing`` makes it a sentence with the version of the one to blame and the way out.
    """
    try:
        yield
    except PluginError as error:
        error.suspects = error.suspects or names
        raise
