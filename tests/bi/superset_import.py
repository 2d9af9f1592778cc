"""Import a bundle into a real Apache Superset, and hold every chart's numbers against DuckDB's on the same Parquet.

    python tests/bi/superset_import.py OUT [--picture FILE]

OUT is a published folder with superset.zip in it. Runs in an environment that holds Superset (``make bi`` makes one);
Superset runs in this process, on SQLite, and its data go through its own API. Exit code 1 on any difference.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from superset_expected import Expected, compare

USER = PASSWORD = "admin"
CONFIG = """
SECRET_KEY = "only for this test, in a folder that is thrown away"
SQLALCHEMY_DATABASE_URI = "sqlite:///{folder}/superset.db"
WTF_CSRF_ENABLED = False
TALISMAN_ENABLED = False
RATELIMIT_ENABLED = False
SUPERSET_WEBSERVER_TIMEOUT = 600
PREVENT_UNSAFE_DB_CONNECTIONS = False
FEATURE_FLAGS = {{"ENABLE_TEMPLATE_PROCESSING": True}}
"""


def start(folder: Path) -> Any:
    """Superset as a Flask app, with a database of its own and one user."""
    config = folder / "superset_config.py"
    config.write_text(CONFIG.format(folder=folder), encoding="utf-8")
    os.environ |= {"SUPERSET_CONFIG_PATH": str(config), "SUPERSET_HOME": str(folder), "FLASK_APP": "superset"}
    from superset.app import create_app

    app = create_app()
    with app.app_context():
        from flask_migrate import upgrade
        from superset import security_manager

        upgrade(directory=str(Path(app.root_path) / "migrations"))
        app.appbuilder.add_permissions(update_perms=True)
        security_manager.sync_role_definitions()
        security_manager.add_user(
            USER, "Test", "User", "test@example.org", security_manager.find_role("Admin"), PASSWORD
        )
    return app


def log_in(app: Any) -> Any:
    """A client of the app that is let in."""
    client = app.test_client()
    answer = client.post("/login/", data={"username": USER, "password": PASSWORD})
    assert answer.status_code in (200, 302), answer.status_code
    return client


def import_bundle(client: Any, bundle: Path) -> None:
    """As someone would in the browser; then as a job would that replaces what is there."""
    for place, field in (("dashboard", "formData"), ("assets", "bundle")):
        with bundle.open("rb") as file:
            answer = client.post(
                f"/api/v1/{place}/import/",
                data={field: (file, bundle.name), "overwrite": "true", "passwords": "{}"},
                content_type="multipart/form-data",
            )
        assert answer.status_code == 200, answer.get_data(as_text=True)


def charts(client: Any) -> list[dict[str, Any]]:
    """Every chart that Superset holds, in the order of the bundle."""
    listed = client.get("/api/v1/chart/?q=(page_size:100)").get_json()
    assert 0 < listed["count"] <= 100
    return [client.get(f"/api/v1/chart/{one}").get_json()["result"] for one in sorted(listed["ids"])]


def rows(client: Any, query_context: dict[str, Any]) -> list[dict[str, Any]]:
    """The data of a chart."""
    answer = client.post("/api/v1/chart/data", json=query_context)
    content = answer.get_json()
    assert answer.status_code == 200, content
    return list(content["result"][0]["data"])


def check(client: Any, out: Path) -> int:
    """Print a line per chart; the number of charts that differ."""
    expected, wrong, numbers = Expected(out), 0, 0
    found = charts(client)
    for chart in found:
        query = json.loads(chart["query_context"])
        shown = rows(client, query)
        problem, count = compare(query, shown, expected)
        numbers += count
        wrong += bool(problem)
        verdict = "DIFFERS" if problem else "equal"
        print(f"{verdict:8}{count:6} numbers  {chart['slice_name']}  {problem}".rstrip())
    print(f"{len(found)} charts, {numbers} numbers compared, {wrong} charts differ")
    return wrong if found else 1


def main() -> int:
    """See above."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--picture", type=Path)
    asked = parser.parse_args()
    logging.disable(logging.WARNING)  # Superset tells of every table that it makes
    with tempfile.TemporaryDirectory() as folder:
        app = start(Path(folder))
        client = log_in(app)
        import_bundle(client, asked.out / "superset.zip")
        wrong = check(client, asked.out)
        if asked.picture:
            from superset_picture import take

            take(app, client, asked.picture)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
