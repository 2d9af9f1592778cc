"""Which licences the packages have that climatekit needs to run: each must be one that its users can live with.

Permissive ones, and those that ask for their source alone where one changes it (MPL, LGPL): what climatekit does, to
import them unchanged, they allow to every licence.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement

ALLOWED = re.compile(
    r"\b(0BSD|Apache|BSD|CC0|HPND|ISC|(Lesser|Library) General Public|LGPL|MIT|Mozilla|MPL|PSF|Python Software "
    r"Foundation|Public Domain|Unicode|Unlicense|Zlib)\b|^Python-2",
    re.IGNORECASE,
)


def needed(name: str, extras: frozenset[str], seen: set[str]) -> Iterator[Distribution]:
    """A package and all that it needs here, each once."""
    try:
        found = distribution(name)
    except PackageNotFoundError:  # an extra that is not installed
        return
    if found.name not in seen:
        seen.add(found.name)
        yield found
    for line in found.requires or ():
        one = Requirement(line)
        wanted = [{"extra": extra} for extra in extras or {""}]
        if (one.marker is None or any(map(one.marker.evaluate, wanted))) and one.name not in seen:
            yield from needed(one.name, frozenset(one.extras), seen)


def licence(found: Distribution) -> str:
    """As the package says it: an SPDX expression, else its classifiers, else free text."""
    told = found.metadata
    classifiers = [
        line.rpartition(" :: ")[2] for line in told.get_all("Classifier") or () if line.startswith("License")
    ]
    return told["License-Expression"] or " AND ".join(classifiers) or (told["License"] or "").partition("\n")[0][:100]


def allowed(text: str) -> bool:
    """Of alternatives one is enough; of what holds together, all must be allowed."""
    return any(
        all(ALLOWED.search(part) for part in choice.split(" AND ")) for choice in re.split(r" OR ", text.strip("()"))
    )


def main() -> None:
    """Say which are not allowed, or that all are."""
    packages = sorted(needed("climatekit", frozenset({"", "postgresql", "superset"}), set()), key=lambda one: one.name)
    refused = [f"{one.name} {one.version}: {licence(one) or 'no licence told'}" for one in packages]
    refused = [line for line, one in zip(refused, packages, strict=True) if not allowed(licence(one))]
    if "--all" in sys.argv:
        print(*(f"{one.name} {one.version}: {licence(one)}" for one in packages), sep="\n")
    if refused:
        sys.exit("Not among the allowed licences, see .ci/licences.py:\n" + "\n".join(refused))
    print(f"The licences of {len(packages)} packages are allowed.")


if __name__ == "__main__":
    main()
