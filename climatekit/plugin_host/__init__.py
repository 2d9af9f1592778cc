"""What plugin authors import: the hook marker and the objects that hooks return.

Inside, ``hookspecs`` says which hooks there are, ``types`` what they return, ``host`` loads plugins, guards against
broken ones and asks them what they bring.
"""

from climatekit.plugin_host.hookspecs import hookimpl
from climatekit.plugin_host.types import (
    CoordinationModel,
    Membership,
    Publisher,
    Reader,
    Reporting,
    Table,
    Target,
    Tracking,
)
from climatekit.text import Text

__all__ = [
    "CoordinationModel",
    "Membership",
    "Publisher",
    "Reader",
    "Reporting",
    "Table",
    "Target",
    "Text",
    "Tracking",
    "hookimpl",
]
