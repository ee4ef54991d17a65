"""Finds a Chromium for the browser tests, and installs one where that is possible.

Run as `python -m dev.browser`: prints the path of the program, or nothing; says the rest on stderr.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from dev import faketime

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLAYWRIGHT = (
    ("~/.cache/ms-playwright", "chromium-*/chrome-linux*/chrome"),
    ("~/Library/Caches/ms-playwright", "chromium-*/chrome-mac*/*.app/Contents/MacOS/*"),
)
LOUD = """\
======================================================================
AVISO: no hay Chromium en esta máquina y no se pudo instalar.
       Las pruebas en el navegador NO se ejecutaron.
       Instálalo (en Debian: apt install chromium) o da CHROMIUM=/ruta.
======================================================================"""


def find() -> str:
    """The path of a Chromium that starts, or an empty string."""
    return next((path for path in _candidates() if _starts(path)), "")


def install() -> None:
    """Tries Playwright's own first, then the system's package when we may install it."""
    _attempt([sys.executable, "-m", "playwright", "install", "chromium"])
    if not find() and os.geteuid() == 0 and shutil.which("apt-get"):
        _attempt(["apt-get", "update", "-q"])
        _attempt(["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"])


def _candidates() -> Iterator[str]:
    if os.environ.get("CHROMIUM"):
        yield os.environ["CHROMIUM"]
    for name in NAMES:
        if path := shutil.which(name):
            yield path
    root = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    for folder, pattern in (*((root, pattern) for _, pattern in PLAYWRIGHT if root), *PLAYWRIGHT):
        yield from map(str, sorted(Path(folder).expanduser().glob(pattern), reverse=True))


def _starts(path: str) -> bool:
    """True when the program answers: one that lacks a library of the system does not."""
    try:
        today = faketime.real(os.environ)
        process = subprocess.run([path, "--version"], capture_output=True, timeout=120, check=False, env=today)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return process.returncode == 0


def _attempt(command: list[str]) -> None:
    print(f"Buscando un Chromium: {' '.join(command[-3:])}…", file=sys.stderr, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(command, stdout=sys.stderr, timeout=300, check=False, env=environment)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"No se pudo: {error}", file=sys.stderr)


def main() -> None:
    if not find():
        install()
    path = find()
    print(path)
    if not path:
        print(LOUD, file=sys.stderr)


if __name__ == "__main__":
    main()
