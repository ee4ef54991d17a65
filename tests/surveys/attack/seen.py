"""What the attacker holds: every table with its system columns, every change in its order, and the bytes of the WAL.

The embedded PostgreSQL comes without pg_waldump and pg_walinspect, and its WAL is physical. Triggers on every table
therefore write down what replaying it gives: each version of each row, in order, with its transaction (`xmin`; in a
test that is rolled back, that of the savepoint). What the WAL itself must not contain is looked for in its files.
"""

import json
from dataclasses import dataclass, field

from django.db import connection

JOURNAL = """
    CREATE TABLE attacker_journal (n bigserial PRIMARY KEY, place text, op text, data jsonb);
    CREATE FUNCTION attacker_note() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE was jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
    BEGIN
        INSERT INTO attacker_journal (place, op, data) VALUES (TG_TABLE_NAME, TG_OP, was - 'sealed');
        RETURN NULL;
    END $$;
"""
TABLES = """
    SELECT table_name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'attacker_journal'
"""


@dataclass(frozen=True)
class Change:
    """One version of one row."""

    xid: int
    table: str
    op: str
    row: dict


@dataclass
class Seen:
    """The attacker's notes, and two gifts: in which order the organisations sent (`witness`), whose each draft was."""

    wave: int
    drafts: dict[str, list[dict]] = field(default_factory=dict)
    invitees: list[dict] = field(default_factory=list)
    answers: list[dict] = field(default_factory=list)
    journal: list[Change] = field(default_factory=list)
    witness: list[int] = field(default_factory=list)
    owners: dict[str, int] = field(default_factory=dict)
    start: str = field(default_factory=lambda: rows("SELECT pg_walfile_name(pg_current_wal_lsn()) AS name")[0]["name"])

    def look(self, moment: str) -> None:
        """Read every table of the surveys as it stands, in the order of the disk."""
        self.drafts[moment] = rows(
            """SELECT encode(blind, 'hex') AS blind, xmin::text::bigint AS xid, octet_length(sealed) AS bytes
               FROM surveys_draft WHERE wave_id = %s ORDER BY ctid""",
            self.wave,
        )
        self.invitees = rows(
            "SELECT *, xmin::text::bigint AS xid FROM surveys_invitee WHERE wave_id = %s ORDER BY ctid", self.wave
        )
        self.answers = rows(
            """SELECT a.id::text, a.number, a.text FROM surveys_answer a JOIN surveys_question q ON q.id = a.question_id
               JOIN surveys_section s ON s.id = q.section_id WHERE s.wave_id = %s ORDER BY a.ctid""",
            self.wave,
        )
        noted = rows("SELECT xmin::text::bigint AS xid, place, op, data FROM attacker_journal ORDER BY n")
        self.journal = [Change(row["xid"], row["place"], row["op"], _json(row["data"])) for row in noted]

    def everything(self) -> bytes:
        """The WAL since the wave was opened, and every change of every row."""
        rows("SELECT pg_switch_wal()")
        files = rows(
            """SELECT pg_read_binary_file('pg_wal/' || name) AS bytes FROM pg_ls_waldir()
               WHERE name >= %s AND name ~ '^[0-9A-F]{24}$' AND name <= pg_walfile_name(pg_current_wal_lsn())""",
            self.start,
        )
        changes = json.dumps([change.row for change in self.journal], ensure_ascii=False)
        return b"".join([bytes(file["bytes"]) for file in files] + [changes.encode()])


def fresh_tables() -> None:
    """Rows lie on disk in the order of their writing, not in the holes that other tests left."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE surveys_draft, surveys_answer, surveys_answer_themes")


def journal_everything() -> None:
    """From now on every change of every table is written down; gone with the test's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(JOURNAL)
        cursor.execute(TABLES)
        for (table,) in cursor.fetchall():
            cursor.execute(
                f'CREATE TRIGGER zz_attacker AFTER INSERT OR UPDATE OR DELETE ON "{table}" '
                "FOR EACH ROW EXECUTE FUNCTION attacker_note()"
            )


def rows(statement: str, *values) -> list[dict]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _json(value) -> dict:
    return json.loads(value) if isinstance(value, str) else value
