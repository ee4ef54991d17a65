"""A database of its own and the production server on it, for as long as the bench runs."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]


@contextlib.contextmanager
def database(total: int) -> Iterator[dict[str, str]]:
    """An empty database beside that of DATABASE_URL, dropped at the end; yields the environment that names it."""
    url = urlsplit(os.environ["DATABASE_URL"])
    name = f"{url.path.lstrip('/')}_bench_{total}"
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    create = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name))
    redis = urlsplit(os.environ["REDIS_URL"])._replace(path=f"/{12 + len(str(total)) // 2}")
    with psycopg.connect(url.geturl(), autocommit=True) as connection:
        connection.execute(drop)
        connection.execute(create)
    try:
        yield os.environ | {
            "DATABASE_URL": url._replace(path=f"/{name}").geturl(),
            "REDIS_URL": redis.geturl(),
            "ALLOWED_HOSTS": "127.0.0.1",
            "DJANGO_SETTINGS_MODULE": "pacto.settings",
        }
    finally:
        with psycopg.connect(url.geturl(), autocommit=True) as connection:
            connection.execute(drop)


def prepare(total: int, environment: dict[str, str], directory: str) -> list[dict]:
    """Fill the database, and the directory with lists to import; the pages to ask for, as `prepare.py` prints them."""
    command = [sys.executable, "-m", "dev.bench.prepare", str(total), directory]
    process = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    return json.loads(process.stdout)


@contextlib.contextmanager
def serving(application: str, environment: dict[str, str]) -> Iterator[int]:
    """The production server with that WSGI application on a free port of this machine; yields the port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "-c", "pacto/gunicorn.conf.py", f"--bind=127.0.0.1:{port}"]
    command += ["--log-level=error", application]
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        _wait(port, server)
        yield port
    finally:
        server.terminate()
        try:
            server.wait(timeout=15)
        except subprocess.TimeoutExpired:
            server.kill()


def _wait(port: int, server: subprocess.Popen) -> None:
    for _attempt in range(300):
        if server.poll() is not None:
            raise SystemExit("The server did not start; what it said stands above.")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("The server did not answer within 30 s.")
