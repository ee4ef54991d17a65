"""`python -m dev.bench`: the portal at 1, 446 and 44,600 organisations beside the least that Django can do.

Queries are counted first, then member lists previewed, then portal and limit stand under the production server on this
machine; rounds alternate between them, so that whatever else the machine does meets both alike. Ends with 1 when a
promise is broken.
"""

import contextlib
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from dev.bench import busy_month, imports, logins, mailing, queries, report
from dev.bench.load import hammer
from dev.bench.report import PageTiming
from dev.bench.servers import database, prepare, serving
from dev.bench.survey_load import answer_survey
from dev.services.demo_environment import local_services

SMALL = 446
SIZES, TIMED = (1, SMALL, 44_600), (SMALL, 44_600)
LISTS = ("446.csv", "44600.csv", "44600.xlsx")
ROUNDS, SECONDS = 3, 0.6


def main() -> int:
    start = time.monotonic()
    with contextlib.ExitStack() as stack:
        stack.enter_context(local_services())
        directory = stack.enter_context(TemporaryDirectory())
        environments = {total: stack.enter_context(database(total)) for total in SIZES}
        pages = {total: _prepare(total, environments[total], directory) for total in SIZES}
        previews = [_preview(name, environments, directory) for name in LISTS]
        lines = _time(environments, pages, stack)
        login_queries = logins.count_queries(environments[SMALL])
        _tell("Answering a survey…")
        survey = answer_survey(environments[446])
        _tell("Mailing a bulletin…")
        mail = mailing.mail(environments[446])
        _tell("Living through a busy month…")
        month = busy_month.simulate(environments[SMALL])
    print(
        queries.table(pages),
        imports.table(previews),
        report.table(lines),
        login_queries,
        survey,
        mail,
        month,
        sep="\n\n",
    )
    broken = queries.broken_promises(pages) + report.broken_promises(lines) + survey.broken_promises()
    broken += mail.broken_promises() + login_queries.broken_promises()
    broken += month.broken_promises()
    broken += [sentence for preview in previews for sentence in preview.broken_promises()]
    print(f"The whole bench took {time.monotonic() - start:.0f} s.")
    print("\n".join(["Not kept:", *broken]) if broken else "Every promise is kept.")
    return 1 if broken else 0


def _prepare(total: int, environment: dict[str, str], directory: str) -> list[dict]:
    _tell(f"Making {total} organisations…")
    return prepare(total, environment, directory)


def _preview(name: str, environments: dict[int, dict[str, str]], directory: str) -> imports.Preview:
    _tell(f"Previewing {name}…")
    file = Path(directory, name)
    return imports.preview(file, environments[int(file.stem)])


def _time(environments: dict[int, dict[str, str]], pages: dict[int, list[dict]], stack) -> list[PageTiming]:
    """A line for each timed page at each size, page by page."""
    timings = []
    for total in TIMED:
        portal = stack.enter_context(serving("pacto.wsgi", environments[total]))
        limit = stack.enter_context(serving("dev.bench.limit:application", environments[total]))
        least = hammer(limit, "/", seconds=0.1).size
        for place, page in enumerate(pages[total]):
            page["limit"] = f"/?rest={max(0, page['size'] - least)}"
            if page["at_every_size"] or total == SMALL:
                timings.append((place, PageTiming(page["name"], total, page["least_share"]), page, portal, limit))
    for number in range(ROUNDS + 1):
        _tell(f"Asking, round {number} of {ROUNDS}…")
        for _place, line, page, portal, limit in timings:
            _round(line, page, portal, limit, is_warm=number > 0)
    return [line for _place, line, *_rest in sorted(timings, key=lambda one: one[0])]


def _round(line: PageTiming, page: dict, portal: int, limit: int, *, is_warm: bool) -> None:
    """The limit with a page of the same size, then the portal; the first round only warms up."""
    samples = [(line.limit, limit, page["limit"], ""), (line.portal, portal, page["path"], page["cookie"])]
    for sample, port, path, cookie in samples:
        answers = hammer(port, path, seconds=SECONDS if is_warm else 0.2, cookie=cookie)
        if is_warm:
            sample.add(answers)


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
