"""`python -m kit.tables PATH COLUMNS`: a table as JSON lines, within limits of its own; COLUMNS is JSON.

The first line is the head; then `{"row": [number, values, notices]}` and `{"skipped": [number, reason]}` as they come,
and `{"foot": [text], "notices": [[sentence, params]]}`; the last is `{"end": true}`, or `{"error": sentence,
"params": {…}}` in place of what could not be read.
"""

import argparse
import json
import resource
import sys
from pathlib import Path

from kit.tables.columns import TableColumns
from kit.tables.problem import TableError, gettext_noop
from kit.tables.reader import read_table

TOO_MUCH = gettext_noop("El archivo necesita demasiada memoria; divídalo en partes o guárdelo como CSV.")


def main() -> None:
    options = _options()
    limit = options.memory_mb * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CPU, (options.seconds, options.seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        _write(options)
    except TableError as error:
        _line(error=error.sentence, params=error.params)
    except MemoryError:
        _line(error=TOO_MUCH, params={})


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m kit.tables", description="Read a messy table as JSON lines.")
    parser.add_argument("path", type=Path)
    parser.add_argument("columns", type=json.loads, help="the fields of TableColumns")
    parser.add_argument("--memory-mb", type=int, default=250)
    parser.add_argument("--seconds", type=int, default=120, help="of processor time")
    return parser.parse_args()


def _write(options: argparse.Namespace) -> None:
    count = 0
    with read_table(options.path, TableColumns(**options.columns)) as table:
        head = ("header_row", "matched", "unknown", "sheet", "is_wide", "joined")
        _line(**{name: getattr(table, name) for name in head})
        for row in table.rows:
            _line(row=row)
            while count < len(table.skipped):
                _line(skipped=table.skipped[count])
                count += 1
        for skipped in table.skipped[count:]:
            _line(skipped=skipped)
        _line(foot=table.foot, notices=table.notices)
    _line(end=True)


def _line(**content: object) -> None:
    sys.stdout.write(json.dumps(content) + "\n")


if __name__ == "__main__":
    main()
