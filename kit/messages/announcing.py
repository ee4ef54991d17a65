"""Announce that a row was written about which somebody is to be mailed; whoever sends mail looks for it."""

from kit.background.queueing import enqueue_on_commit

_tasks: list[str] = []


def announced_to(task: str) -> None:
    """Ask for the task of that name at every announcement."""
    _tasks.append(task)


def announce() -> None:
    """Something is due to be mailed once this transaction is committed."""
    for task in _tasks:
        enqueue_on_commit(task)
