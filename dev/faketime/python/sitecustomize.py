"""First on PYTHONPATH on another day: a sleep that libfaketime lets pass.

Python sleeps until a moment of the steady clock, from which libfaketime 0.9.10 takes the offset of the wall clock away.
"""

import select
import time


def sleep(seconds: float) -> None:
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    select.select([], [], [], seconds)


time.sleep = sleep
