"""Whether database and static files are those of this code, so that a second start need not go through them again."""

from hashlib import sha256
from itertools import chain

import psycopg
from psycopg import sql

from dev.services.state import ROOT

DECIDING = ("*/migrations/*", "*/data/*", "static/**/*", "requirements/dev.txt")
NOTED = """
    SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()
"""


def fingerprint() -> str:
    """Of all that migrations and static files are made from, by name, size and time."""
    digest = sha256()
    for path in sorted(set(chain.from_iterable(ROOT.glob(pattern) for pattern in DECIDING))):
        stat = path.stat()
        digest.update(f"{path.relative_to(ROOT)}\0{stat.st_size}\0{stat.st_mtime_ns}\0".encode())
    return digest.hexdigest()


def noted_fingerprint(url: str) -> str:
    """The fingerprint with which the database was prepared, kept where it goes when the database goes."""
    with psycopg.connect(url) as connection:
        return connection.execute(NOTED).fetchone()[0] or ""


def note(url: str, prepared: str) -> None:
    with psycopg.connect(url) as connection:
        name = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(name, sql.Literal(prepared)))
