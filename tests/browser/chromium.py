"""Where a Chromium is, and how it is started."""

import os
import shutil

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")


def find(playwright) -> str | None:
    """The path of the Chromium to use: the one named by CHROMIUM, the system's, or Playwright's own."""
    own = playwright.chromium.executable_path
    known = [os.environ.get("CHROMIUM"), *(shutil.which(name) for name in NAMES), own]
    return next((path for path in known if path and os.path.exists(path)), None)
