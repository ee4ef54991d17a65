"""Secrets that stand in files: NAME_FILE is the file that holds NAME, which no list of processes then shows."""

from collections.abc import Iterable, MutableMapping
from pathlib import Path


def read(environ: MutableMapping[str, str], names: Iterable[str]) -> None:
    """Give each of these names what its file holds, where NAME_FILE names one; it wins over NAME."""
    for name in names:
        if path := environ.get(f"{name}_FILE"):
            environ[name] = Path(path).read_text(encoding="utf-8").strip()
