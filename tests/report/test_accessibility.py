"""axe in a real browser finds nothing: light and dark, desk and phone; and the page's policy holds there.

Needs Chromium and its driver, and the packages of the dependency group ``bi``; skipped where they are missing.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
AXE = find_spec("axe_playwright_python")  # only the file in it is needed
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1280,900"),
)
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

pytestmark = [
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no Chromium with its driver on this machine"),
    pytest.mark.skipif(not (find_spec("selenium") and AXE), reason="pip install --group bi"),
]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


def _told(browser: Any, expression: str) -> Any:
    """The page's policy lets no script in; the debugger's protocol does not ask it."""
    answer = browser.execute_cdp_cmd(
        "Runtime.evaluate", {"expression": expression, "awaitPromise": True, "returnByValue": True}
    )
    assert "exceptionDetails" not in answer, answer
    return answer["result"].get("value")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 375)])
def test_axe_finds_nothing(browser: Any, page: Any, scheme: str, width: int) -> None:
    axe = (Path(AXE.submodule_search_locations[0]) / "axe.min.js").read_text("utf-8")
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500},
    )
    browser.get((page("ymparaks").out / "report.html").as_uri())
    _told(browser, axe)
    found = json.loads(
        _told(
            browser,
            f"axe.run(document, {{runOnly: {STANDARD}}}).then(r => JSON.stringify([r.violations, r.passes.length]))",
        )
    )
    violations, passes = found
    assert [(item["id"], item["nodes"][0]["html"]) for item in violations] == []
    assert passes > 20
    assert _told(browser, "document.documentElement.scrollWidth <= innerWidth")


def test_the_policy_lets_nothing_in_and_keeps_nothing_of_the_report_out(browser: Any, page: Any) -> None:
    browser.get_log("browser")
    browser.get((page("ymparaks").out / "report.html").as_uri())
    assert [line["message"] for line in browser.get_log("browser")] == []
    assert _told(browser, "document.styleSheets.length") > 0
    for foreign, what in (
        ("script.textContent = 'window.hit = 1'", "script"),
        ("img.src = 'https://example.org/x'", "img"),
    ):
        attack = f"""new Promise(done => {{
            document.addEventListener('securitypolicyviolation', event => done(event.effectiveDirective));
            setTimeout(() => done('nothing kept it out'), 5000);
            const {what} = document.createElement('{what}'); {foreign}; document.head.append({what});
        }})"""
        assert _told(browser, attack).startswith(what)
    assert _told(browser, "typeof window.hit") == "undefined"
