"""A picture of the dashboard as a browser shows it."""

from __future__ import annotations

import io
import shutil
import threading
import time
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
WIDTH, HEIGHT = 1440, 2900
COLOURS = 64
MOST_BYTES = 150_000
PATIENCE = 600
QUIET = 4  # looks in a row at which every chart is drawn: some move into place
_WAITING = """
const shown = [...document.querySelectorAll('[data-test="slice-container"]')]
    .filter((one) => one.getBoundingClientRect().top < window.innerHeight);
const waiting = shown.filter((one) => !one.querySelector('canvas, .header-line'));
return shown.length ? waiting.length : -1;
"""


def take(app: Any, client: Any, picture: Path) -> None:
    """Serve the app to a browser on this machine, and write what it shows."""
    if not (CHROMIUM and DRIVER):
        print("no picture: chromium and chromedriver are not installed")
        return
    from werkzeug.serving import make_server

    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        image = _shown(f"http://127.0.0.1:{server.server_port}", client)
    finally:
        server.shutdown()
    picture.write_bytes(_small(image))
    print(f"{picture}: {picture.stat().st_size} bytes")


def _shown(address: str, client: Any) -> bytes:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    dashboard = client.get("/api/v1/dashboard/").get_json()["result"][0]["id"]
    session = client.get_cookie("session")
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={WIDTH},{HEIGHT}"):
        options.add_argument(flag)
    browser = webdriver.Chrome(options=options, service=Service(DRIVER))
    try:
        browser.get(f"{address}/health")
        browser.add_cookie({"name": "session", "value": session.value})
        browser.get(f"{address}/superset/dashboard/{dashboard}/?standalone=1&expand_filters=0")
        until = time.monotonic() + PATIENCE
        quiet = 0
        while quiet < QUIET and time.monotonic() < until:
            time.sleep(0.5)
            done = browser.execute_script(_WAITING) == 0
            quiet = quiet + 1 if done else 0
        assert quiet == QUIET, "a chart was not drawn"
        return bytes(browser.get_screenshot_as_png())
    finally:
        browser.quit()


def _small(image: bytes) -> bytes:
    from PIL import Image

    picture = Image.open(io.BytesIO(image)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    content = written.getvalue()
    assert len(content) < MOST_BYTES, f"the picture has {len(content)} bytes"
    return content
