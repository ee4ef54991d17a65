"""Everybody answers the perception survey on the production server, one request after the other, several at a time."""

import http.client
import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from dev.bench.servers import ROOT, serving

OPENING = "import django; django.setup(); from dev.bench.survey_requests import tell; tell()"
AT_ONCE = 4
MOST_MEDIAN, MOST_SECONDS = 150, 600  # milliseconds of a page; for all to have answered


@dataclass(frozen=True)
class SurveyLoad:
    """How long each page took (seconds), all together, and what was answered that is neither a page nor a step."""

    organizations: int
    latencies: list[float]
    seconds: float
    failures: int

    def quantile(self, share: float) -> float:
        """Milliseconds within which that share of the pages came."""
        return 1000 * sorted(self.latencies)[int(share * (len(self.latencies) - 1))]

    def __str__(self) -> str:
        return (
            f"{self.organizations} organisations answered a survey in {self.seconds:.0f} s, {AT_ONCE} at a time: "
            f"{len(self.latencies)} pages, p50 {self.quantile(0.5):.0f} ms, p95 {self.quantile(0.95):.0f} ms"
        )

    def broken_promises(self) -> list[str]:
        broken = []
        if self.failures:
            broken.append(f"answering: {self.failures} requests failed")
        if self.quantile(0.5) > MOST_MEDIAN:
            broken.append(f"answering: half of the pages took {self.quantile(0.5):.0f} ms, at most {MOST_MEDIAN}")
        if self.seconds > MOST_SECONDS:
            broken.append(f"answering: {self.seconds:.0f} s for all, at most {MOST_SECONDS}")
        return broken


def answer_survey(environment: dict[str, str]) -> SurveyLoad:
    """Open a survey in that database, and let everybody answer it."""
    command = [sys.executable, "-c", OPENING]
    process = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    people = json.loads(process.stdout)
    with serving("pacto.wsgi", environment) as port, ThreadPoolExecutor(AT_ONCE) as pool:
        start = time.monotonic()
        results = list(pool.map(lambda requests: _answer(port, requests), people))
        seconds = time.monotonic() - start
    latencies = [latency for latencies, _failures in results for latency in latencies]
    return SurveyLoad(len(people), latencies, seconds, sum(failures for _latencies, failures in results))


def _answer(port: int, requests: list[list[str]]) -> tuple[list[float], int]:
    """One organisation's requests over one connection: seconds of each, and how many failed."""
    latencies, failures = [], 0
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for method, path, form in requests:
        start = time.perf_counter()
        connection.request(method, path, form, {"Content-Type": "application/x-www-form-urlencoded"} if form else {})
        response = connection.getresponse()
        response.read()
        latencies.append(time.perf_counter() - start)
        failures += response.status != (302 if method == "POST" else 200)
    connection.close()
    return latencies, failures
