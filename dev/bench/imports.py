"""How long the preview of a member list takes, and with how much memory: `manage.py import_members FILE --dry-run`."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from dev.bench.servers import ROOT

MOST_SECONDS = {446: 5, 44_600: 60}
MOST_MEGABYTES = 300
PROGRESS = "filas leídas"


@dataclass(frozen=True)
class Preview:
    """One list of so many rows on as many organisations; memory is the most that its largest process had."""

    file: Path
    seconds: float
    megabytes: float
    steps: int
    status: int

    @property
    def rows(self) -> int:
        return int(self.file.stem)

    def broken_promises(self) -> list[str]:
        broken = []
        if self.status:
            broken.append(f"{self.file.name}: ended with {self.status}")
        if self.seconds > MOST_SECONDS[self.rows]:
            broken.append(f"{self.file.name}: {self.seconds:.1f} s, at most {MOST_SECONDS[self.rows]}")
        if self.megabytes > MOST_MEGABYTES:
            broken.append(f"{self.file.name}: {self.megabytes:.0f} MB, at most {MOST_MEGABYTES}")
        if self.steps < self.rows // 1000:
            broken.append(f"{self.file.name}: told its progress {self.steps} times")
        return broken


def preview(file: Path, environment: dict[str, str]) -> Preview:
    start = time.monotonic()
    command = [sys.executable, "manage.py", "import_members", str(file), "--dry-run"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    with process.stdout as output:
        steps = sum(PROGRESS in line for line in output)
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    most = usage.ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1000)
    return Preview(file, time.monotonic() - start, most, steps, process.returncode)


def table(previews: list[Preview]) -> str:
    rows = [f"{one.file.name:<20}{one.seconds:>9.1f}{one.megabytes:>8.0f}{one.steps:>10}" for one in previews]
    return "\n".join([f"{'preview of a list':<20}{'seconds':>9}{'MB':>8}{'progress':>10}", *rows])
