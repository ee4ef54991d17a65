"""What a login asks of the database beside no open session and beside 40."""

import json
import subprocess
import sys
from dataclasses import dataclass

from dev.bench.servers import ROOT

COUNTING = "import django; django.setup(); from dev.bench.sessions import tell; tell()"


@dataclass(frozen=True)
class Logins:
    """Queries of a login, by number of sessions that the person had open."""

    queries: dict[str, int]

    def __str__(self) -> str:
        return "\n".join(
            f"A login beside {open_} open sessions: {count} queries" for open_, count in self.queries.items()
        )

    def broken_promises(self) -> list[str]:
        same = len(set(self.queries.values())) == 1
        return [] if same else [f"login: queries grow with the open sessions, {self.queries}"]


def count_queries(environment: dict[str, str]) -> Logins:
    command = [sys.executable, "-c", COUNTING]
    process = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    return Logins(json.loads(process.stdout))
