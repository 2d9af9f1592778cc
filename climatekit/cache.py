"""Small results that are costly to make, kept by the hash of everything they are made from.

A cache that can't be read or written is no cache, never an error: the result is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any


def digest(*parts: str | bytes) -> str:
    """One hash over all parts, each delimited."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()


class Cache:
    """JSON values by kind and key below one folder."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def get(self, kind: str, key: str) -> Any:
        """The value, or None."""
        if self.folder is None:
            return None
        try:
            return json.loads((self.folder / kind / f"{key}.json").read_text("utf-8"))
        except (OSError, ValueError):
            return None

    def put(self, kind: str, key: str, value: Any) -> None:
        """Keep the value; written aside and moved, so that no reader meets half of it."""
        if self.folder is None:
            return
        with contextlib.suppress(OSError):
            folder = self.folder / kind
            folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=folder, suffix=".tmp")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump(value, file, ensure_ascii=False)
                os.replace(name, folder / f"{key}.json")
            except BaseException:
                os.unlink(name)
                raise


def user_cache() -> Cache:
    """The cache of this user; ``CLIMATEKIT_CACHE`` moves it, empty turns it off."""
    folder = os.environ.get("CLIMATEKIT_CACHE")
    if folder is None:
        from platformdirs import user_cache_path

        return Cache(user_cache_path("climatekit"))
    return Cache(Path(folder) if folder else None)
