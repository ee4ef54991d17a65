"""A busy month of the coalition: how many mails each person gets a day, with everything that the portal says.

`simulate` runs where Django is set up; `python -m dev.bench.busy_month` runs it on a demonstration of 446.
"""

import json
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from tempfile import TemporaryDirectory

from dev.bench import mailing
from dev.bench.servers import ROOT, database, prepare
from dev.services.demo_environment import local_services

DAYS, HOURS, TOTAL = 28, (8, 13, 17), 446
SIMULATING = "import django; django.setup(); from dev.bench.busy_days import tell; tell()"


@dataclass(frozen=True)
class BusyMonth:
    """What was sent: `digests` and `others` say of how many person-days there were how many of them."""

    digests: dict[str, int]
    others: dict[str, int]
    by_kind: dict[str, int]
    acts: int
    twice: int

    def __str__(self) -> str:
        lines = [f"{'a busy month of 446':<34}{'mails':>8}"]
        lines += [f"{kind:<34}{count:>8}" for kind, count in sorted(self.by_kind.items(), key=lambda one: -one[1])]
        lines.append(f"person-days by digests: {self.digests}; by other mails: {self.others}; acts: {self.acts}")
        return "\n".join(lines)

    def broken_promises(self) -> list[str]:
        broken = []
        if max(map(int, self.digests), default=0) > 1:
            broken.append(f"busy month: {self.digests} digests a day to one person, at most one")
        if self.twice:
            broken.append(f"busy month: {self.twice} times the same was said twice to one person")
        return broken


def simulate(environment: dict[str, str]) -> BusyMonth:
    with mailing.sink() as port:
        environment = environment | {"EMAIL_URL": f"smtp://127.0.0.1:{port}", "MAIL_RELAY_LOG": "", "MAIL_RATE": "0"}
        command = [sys.executable, "-c", SIMULATING]
        process = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    return BusyMonth(**json.loads(process.stdout))


def moments(start: datetime) -> list[datetime]:
    """Every hour of the month at which something may happen, or be sent."""
    first = start.replace(minute=0, second=0, microsecond=0)
    return [first.replace(hour=hour) + timedelta(days=day) for day in range(1, DAYS + 1) for hour in HOURS]


def counted(per_person_and_day: Counter) -> dict[str, int]:
    """How many mails a day → on how many person-days."""
    return {str(number): count for number, count in sorted(Counter(per_person_and_day.values()).items())}


def main() -> None:
    with local_services(), TemporaryDirectory() as directory, database(TOTAL) as environment:
        prepare(TOTAL, environment, directory)
        results = simulate(environment)
        print(results, *results.broken_promises(), sep="\n")


if __name__ == "__main__":
    main()
