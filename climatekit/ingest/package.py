"""What Python raises where a ZIP package (a workbook, a ``.zip``) is broken, or is none."""

from __future__ import annotations

import zipfile
import zlib

# ValueError: a name that is marked as UTF-8 and isn't, or a place before the beginning of the file
BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
