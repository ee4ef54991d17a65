"""Runs a command as if it were another day: `python -m dev.faketime 2028-02-29T23:50 COMMAND…`.

The clocks of the command and of all that it starts, PostgreSQL and Valkey too, go ahead by the same offset
(libfaketime): an absolute day would begin anew in each process. Without a day the command runs as it is.
"""

import os
import sys
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from dev.services.refusal import Refusal

MEXICO = ZoneInfo("America/Mexico_City")
LIBRARY = "libfaketime.so.1"
PLACES = ("usr/lib/*/faketime", "usr/lib*/faketime", "usr/local/lib/faketime")
NAMES = ("LD_PRELOAD", "FAKETIME", "FAKETIME_DONT_FAKE_MONOTONIC", "NO_FAKE_STAT")
SLEEP = Path(__file__).with_name("python")  # the folder of a sitecustomize


def find_library(root: Path = Path("/")) -> Path | None:
    return next((path for place in PLACES for path in sorted(root.glob(f"{place}/{LIBRARY}"))), None)


def offset(day: str, *, at: datetime) -> timedelta:
    """From `at` to that day or minute in Mexico City; Refusal for what is none, or lies before."""
    try:
        moment = datetime.fromisoformat(day)
    except ValueError:
        raise Refusal(f"DAY={day} no es un día: escribe por ejemplo DAY=2028-02-29 o DAY=2028-02-29T23:50.") from None
    passed = moment.replace(tzinfo=MEXICO) - at
    if passed < timedelta():  # a browser on today's clock would find every cookie old
        raise Refusal(f"DAY={day} ya pasó: elige un día por venir.")
    return passed


def environment(day: str, *, at: datetime, ahead: int = 0) -> dict[str, str]:
    """What makes a process and its children live on that day; time spans and times of files stay as they are.

    `at` is the moment of a clock that is already so many seconds ahead.
    """
    library = find_library()
    if library is None:
        raise Refusal("DAY necesita libfaketime (en Debian: apt install libfaketime).")
    seconds = ahead + int(offset(day, at=at).total_seconds())
    return dict(zip(NAMES, (str(library), f"+{seconds}", "1", "1"), strict=True))


def inherited(environ: Mapping[str, str]) -> dict[str, str]:
    """The part of an environment that a service needs to live on the same day."""
    return {name: environ[name] for name in NAMES if name in environ}


def real(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment without another day, for a program that does not bear it."""
    return {name: value for name, value in environ.items() if name not in NAMES}


def main() -> None:
    day, *command = sys.argv[1:]
    environ = dict(os.environ)
    if day:
        try:
            environ |= environment(day, at=datetime.now(MEXICO), ahead=int(environ.get("FAKETIME", "0")))
            environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(SLEEP), environ.get("PYTHONPATH")]))
        except Refusal as reason:
            sys.exit(str(reason))
        print(f"Como si fuera {day} en la Ciudad de México.", file=sys.stderr, flush=True)
    os.execvpe(command[0], command, environ)  # noqa: S606 the command of the Makefile


if __name__ == "__main__":
    main()
