"""`python -m bench`: the portal at 446 and at 44,600 organisations beside the least that Django can do.

Both stand under the production server on this machine; rounds alternate between them, so that whatever else the
machine does meets both alike. Ends with 1 when a promise is broken.
"""

import contextlib
import os
import sys
import time

from bench.load import hammer
from bench.report import Line, broken_promises, table
from bench.servers import database, prepare, serving
from pacto.local.environment import prepared

SIZES = (446, 44_600)
ROUNDS, SECONDS = 3, 0.6


def main() -> int:
    begun, worked = time.monotonic(), time.process_time()
    os.environ["DEMO"] = "1"
    with contextlib.ExitStack() as stack:
        stack.enter_context(prepared(["bench", "bench"]))
        measured = [measured for total in SIZES for measured in _standing(total, stack)]
        asking = time.monotonic()
        for number in range(ROUNDS + 1):
            for line, page, portal, limit in measured:
                _round(line, page, portal, limit, is_warm=number > 0)
    lines = sorted(
        (line for line, *_rest in measured), key=lambda line: [one[0].page for one in measured].index(line.page)
    )
    print(table(lines))
    broken = broken_promises(lines)
    share = (time.process_time() - worked) / (time.monotonic() - asking)
    print(f"The asking itself took {share:.0%} of a core; the whole bench {time.monotonic() - begun:.0f} s.")
    print("\n".join(["Not kept:", *broken]) if broken else "Every promise is kept.")
    return 1 if broken else 0


def _standing(total: int, stack: contextlib.ExitStack) -> list[tuple[Line, dict, int, int]]:
    """Portal and limit serving `total` organisations, and a line for each page to ask for."""
    print(f"Making {total} organisations…", file=sys.stderr, flush=True)
    environment = stack.enter_context(database(total))
    pages = prepare(total, environment)
    portal = stack.enter_context(serving("pacto.wsgi", environment))
    limit = stack.enter_context(serving("bench.limit:application", environment))
    least = hammer(limit, "/", seconds=0.1).size
    for page in pages:
        page["limit"] = f"/?rest={max(0, page['size'] - least)}"
    return [(Line(page["name"], total, page["queries"]), page, portal, limit) for page in pages]


def _round(line: Line, page: dict, portal: int, limit: int, *, is_warm: bool) -> None:
    """The limit with a page of the same size, then the portal; the first round only warms up."""
    asked = [(line.limit, limit, page["limit"], ""), (line.portal, portal, page["path"], page["cookie"])]
    for sample, port, path, cookie in asked:
        found = hammer(port, path, seconds=SECONDS if is_warm else 0.2, cookie=cookie)
        if is_warm:
            sample.add(found)


if __name__ == "__main__":
    sys.exit(main())
