"""PostgreSQL is restarted under a process that keeps connections: the next request finds one that lives."""

import subprocess

import pytest

from tests.mailings.chaos.engines import engines
from tests.mailings.processes import python_process

ASKING = """
import sys, django; django.setup()
from django.db import DatabaseError, connection
for line in sys.stdin:
    try:
        with connection.cursor() as cursor:
            print(cursor.execute("SELECT 1").fetchone()[0], flush=True)
    except DatabaseError as error:
        print(type(error).__name__, flush=True)
    connection.close()  # as at the end of a request: back to the pool
"""


@pytest.mark.chaos
def test_pool_hands_out_no_connection_that_a_restart_killed():
    """Red without CONN_HEALTH_CHECKS: the first question after the restart is an OperationalError."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with engines() as both, python_process("-c", ASKING, pipes=pipes, DATABASE_URL=both.database) as process:

        def ask() -> str:
            process.stdin.write("again\n")
            process.stdin.flush()
            return process.stdout.readline().strip()

        before = ask()
        both.strike("postgres")
        assert before == "1"
        assert ask() == "1"
        assert ask() == "1"
        process.communicate()
