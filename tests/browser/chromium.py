"""A browser for the tests: Debian's Chromium, or whatever Chromium is there, else the one that Playwright brought."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",  # CI runs as root, which Chromium's sandbox does not allow
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = "no Chromium: install one (apt-get install chromium fonts-noto-cjk), or name it in CHROMIUM"


@contextmanager
def open_chromium() -> Iterator[Browser]:
    """Skips the test that asks where there is no browser; in CI that is a failure."""
    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        if path is None:
            if os.environ.get("CI") == "true":
                pytest.fail(MISSING)
            pytest.skip(MISSING)
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


def find_chromium(playwright: Playwright) -> str | None:
    named = os.environ.get("CHROMIUM")
    installed = next(filter(None, map(shutil.which, NAMES)), None)
    brought = playwright.chromium.executable_path
    return named or installed or (brought if Path(brought).exists() else None)
