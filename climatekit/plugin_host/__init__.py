"""What plugin authors import: the hook marker and the objects that hooks return.

Inside, ``hookspecs`` says which hooks there are, ``types`` what they return, ``api`` which version of all this it is;
``host`` loads plugins, guards against broken ones and asks them what they bring.
"""

from climatekit.plugin_host.api import API_VERSION
from climatekit.plugin_host.hookspecs import hookimpl
from climatekit.plugin_host.types import (
    CoordinationModel,
    Delivery,
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
    "API_VERSION",
    "CoordinationModel",
    "Delivery",
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
