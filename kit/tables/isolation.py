"""A file from outside, read in a process of its own: what it does to that process stays there."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from kit.tables.columns import TableColumns
from kit.tables.problem import TableError, TableNotice, gettext_noop
from kit.tables.table import Table, TableRow

_ROOT = Path(__file__).resolve().parents[2]
_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "TMPDIR")  # nothing secret goes to the reader


def read_isolated(
    path_or_bytes: Path | bytes, columns: TableColumns, *, memory_mb: int = 250, seconds: int = 120
) -> Table:
    """Return the same Table as `read_table`, read by a process with so much memory and processor time.

    Rows come through a pipe as they are asked for. Raises TableError, here or while reading rows, also when that
    process dies. Close the table if its rows are not read to the end.
    """
    with ExitStack() as resources:
        path = path_or_bytes if isinstance(path_or_bytes, Path) else _kept(path_or_bytes, resources)
        command = [sys.executable, "-m", "kit.tables", str(path.resolve()), json.dumps(vars(columns))]
        command += ["--memory-mb", str(memory_mb), "--seconds", str(seconds)]
        process = _started(command, resources)
        messages = _messages(process)
        table = Table(**next(messages))
        table.resources = resources.pop_all()
    table.rows = _rows(table, messages)
    return table


def _kept(content: bytes, resources: ExitStack) -> Path:
    path = Path(resources.enter_context(TemporaryDirectory())) / "table"
    path.write_bytes(content)
    return path


def _started(command: list[str], resources: ExitStack) -> subprocess.Popen:
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    process = subprocess.Popen(
        command,
        cwd=_ROOT,
        env=environment | {"PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    resources.enter_context(process)
    resources.callback(process.kill)
    return process


def _messages(process: subprocess.Popen) -> Iterator[dict]:
    """Yield the lines of the reader up to its last; raises TableError for its error, or its death."""
    for line in process.stdout:
        message = json.loads(line) if line.endswith("\n") else {}
        if "error" in message:
            raise TableError(message["error"], **message["params"])
        if "end" in message:
            return
        if message:
            yield message
    raise _death(process.wait())


def _death(code: int) -> TableError:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return TableError(gettext_noop("El archivo tardó demasiado en leerse; divídalo en partes o guárdelo como CSV."))
    return TableError(
        gettext_noop("No se pudo leer el archivo: es demasiado pesado o está dañado. Guárdelo otra vez como CSV.")
    )


def _rows(table: Table, messages: Iterator[dict]) -> Iterator[TableRow]:
    with table.resources:
        for message in messages:
            if "row" in message:
                number, values, notices = message["row"]
                yield TableRow(number, values, tuple(TableNotice(*notice) for notice in notices))
            elif "skipped" in message:
                number, reason = message["skipped"]
                table.skipped.append((number, reason))
            else:
                table.foot += message["foot"]
                table.notices += [TableNotice(*notice) for notice in message["notices"]]
