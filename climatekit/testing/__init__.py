"""What the tests of a plugin need. Say ``pytest_plugins = ["climatekit.testing"]`` in your ``conftest.py``.

::

    def test_a_rule(project_of):
        run = project_of({"data/organisation.csv": "…"}, toml="…").run()
        assert_rule_trips("B-1", run, subject="org-1")
        assert_same_rows(run.rows("membership/visitor"), [{"org_id": "org-1", "times": 2}])

    class TestMine(Conformance):
        plugin = "my_city"

Two fixtures come with it: ``host``, with every plugin of this installation, and ``project_of``, which writes a project.
"""

from __future__ import annotations

from importlib.util import find_spec

from climatekit.conformance.draft import Change, Draft

if find_spec("pytest"):
    from climatekit.testing.conformance import Conformance
    from climatekit.testing.projects import Project, ProjectOf, Run, host, project_of
    from climatekit.testing.tables import assert_leaves_alone, assert_rule_trips, assert_same_rows

    __all__ = [
        "Change",
        "Conformance",
        "Draft",
        "Project",
        "ProjectOf",
        "Run",
        "assert_leaves_alone",
        "assert_rule_trips",
        "assert_same_rows",
        "host",
        "project_of",
    ]
else:  # `climatekit plugin check` reads cases where there is no pytest, too
    __all__ = ["Change", "Draft"]
