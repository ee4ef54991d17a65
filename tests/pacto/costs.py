"""What something costs, in seconds: ten times as long may be about ten times as dear."""

import time

SHORT, TIMES = 6_000, 10
ENOUGH = 0.5  # seconds: what is below needs no comparison, and no machine is so slow that a linear page is above
EXPENSIVE = 30  # times as dear, where ten would be fair: on a busy machine a measure may be off by three


def seconds(act, text: str) -> float:
    """The best of three, so that somebody else's work on this machine is not counted."""
    times = []
    while len(times) < 3 and min(times, default=ENOUGH) >= ENOUGH:
        start = time.perf_counter()
        act(text)
        times.append(time.perf_counter() - start)
    return min(times)


def assert_costs_its_length(act, signs, *, most: int = SHORT * TIMES) -> None:
    """`act(text)` with ten times the text takes no more than some thirty times as long, whatever sign it is made of."""
    for sign in signs:
        long = seconds(act, (sign * most)[:most])
        assert long < ENOUGH or long < EXPENSIVE * seconds(act, (sign * most)[: most // TIMES]), sign
