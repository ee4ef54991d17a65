"""How fast each page is answered beside the limit, and which promises that keeps."""

from dataclasses import dataclass, field

from dev.bench.load import Sample

MOST_GROWTH = 1.5
MOST_MILLISECONDS = {"survey results": 1000}


@dataclass
class PageTiming:
    """One page at one size, beside the limit at the same size and in the same seconds."""

    page: str
    total: int
    least_share: float
    portal: Sample = field(default_factory=Sample)
    limit: Sample = field(default_factory=Sample)

    @property
    def share(self) -> float:
        """How much of the limit's requests per second this page reaches."""
        return self.portal.rate / self.limit.rate if self.limit.rate else 0.0


def table(lines: list[PageTiming]) -> str:
    head = f"{'page':<26}{'rows':>7}{'limit/s':>9}{'req/s':>8}{'share':>7}{'least':>7}{'p50 ms':>8}{'p95 ms':>8}"
    head += f"{'bytes':>8}"
    rows = [
        f"{line.page:<26}{line.total:>7}{line.limit.rate:>9.0f}{line.portal.rate:>8.0f}{line.share:>7.2f}"
        f"{line.least_share:>7.2f}"
        f"{line.portal.quantile(0.5):>8.1f}{line.portal.quantile(0.95):>8.1f}{line.portal.size:>8}"
        for line in lines
    ]
    return "\n".join([head, *rows])


def broken_promises(lines: list[PageTiming]) -> list[str]:
    """A sentence for each promise of the project that these figures do not keep."""
    return [sentence for line in lines for sentence in _alone(line)] + _between_sizes(lines)


def _alone(line: PageTiming) -> list[str]:
    broken = []
    if line.portal.statuses != {200}:
        broken.append(f"{line.page} at {line.total}: answered {sorted(line.portal.statuses)}")
    if line.total == 446 and line.share < line.least_share:
        broken.append(f"{line.page}: {line.share:.2f} of the limit's requests per second, at least {line.least_share}")
    slowest = MOST_MILLISECONDS.get(line.page)
    if slowest and line.portal.quantile(0.95) > slowest:
        broken.append(f"{line.page} at {line.total}: {line.portal.quantile(0.95):.0f} ms, at most {slowest}")
    return broken


def _between_sizes(lines: list[PageTiming]) -> list[str]:
    broken = []
    by_page: dict[str, list[PageTiming]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    for page, (small, *larger) in by_page.items():
        for large in larger:
            growth = large.portal.quantile(0.95) / small.portal.quantile(0.95)
            print(f"{page:<26} p95 at {large.total} is {growth:.2f} times that at {small.total}")
            if growth > MOST_GROWTH:
                broken.append(f"{page}: p95 grows {growth:.2f} times, at most {MOST_GROWTH}")
    return broken
