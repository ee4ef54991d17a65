"""The role of web, worker and beat on a real PostgreSQL: everything works, and history cannot be changed."""

import contextlib
from datetime import timedelta
from uuid import uuid4

import pghistory
import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django.db.models import F
from django.utils import timezone
from pghistory.models import Context

from commitments.models import ReportDraft, ReportFile
from commitments.reporting.publishing import publish
from kit.database import audit
from members.models import Application, Organization, User
from pacto.management.commands import grant_rights
from tests import make
from tests.past import backdate

pytestmark = pytest.mark.django_db
HISTORY = sorted(audit.history_tables())


def run(statement: str, *values) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def role(monkeypatch) -> str:
    """A role of its own with the rights of the processes; its making is taken back with the test."""
    name = f"portal_{uuid4().hex}"
    monkeypatch.setenv("APP_DATABASE_URL", f"postgres://{name}:clave@127.0.0.1/pacto")
    call_command("grant_rights")
    return name


@pytest.fixture
def as_process(role):
    """Makes the rest of the test run as that role."""
    return lambda: run(f"SET LOCAL ROLE {role}")


def test_process_changes_a_record_and_leaves_its_events_with_who(as_process):
    as_process()
    with pghistory.context(user=7):
        organization = make.organization("Semilla")
        with pghistory.context(page="x"):
            Organization.objects.filter(pk=organization.pk).update(name="Semilla Nueva")
    events = organization.events.order_by("pgh_id")
    assert [(one.pgh_label, one.name) for one in events] == [("insert", "Semilla"), ("update", "Semilla Nueva")]
    assert {one.pgh_context.metadata["user"] for one in events} == {7}


@pytest.mark.parametrize(
    "statement",
    [
        "TRUNCATE {table}",
        "DELETE FROM {table}",
        "UPDATE {table} SET {moment} = now()",
        "ALTER TABLE {table} DISABLE TRIGGER USER",
        "DROP TABLE {table}",
    ],
)
def test_process_cannot_change_history(as_process, statement):
    as_process()
    for table in HISTORY:
        moment = "created_at" if table == Context._meta.db_table else "pgh_created_at"
        with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"):
            run(statement.format(table=table, moment=moment))


def publish_report(cast) -> None:
    now, by = timezone.now(), cast["staff"]
    draft = ReportDraft.objects.create(year=2025, summary="Palabras.", prepared_by=by, prepared_at=now)
    publish(draft, by=cast["board"], at=now)


FURTHER = """
INSERT INTO commitments_reportfile (report_id, name, media_type, content, sha256)
SELECT id, 'otro.csv', 'text/csv', '', '' FROM commitments_annualreport
"""


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        ("UPDATE commitments_reportfile SET content = ''", "Cannot update or delete rows"),
        ("DELETE FROM commitments_reportfile", "Cannot update or delete rows"),
        ("UPDATE commitments_annualreport SET summary = ''", "Cannot update or delete rows"),
        ("DELETE FROM commitments_annualreport", "Cannot update or delete rows"),
        (FURTHER, "a published report takes no further file"),
        ("TRUNCATE commitments_reportfile", "permission denied"),
        ("TRUNCATE commitments_annualreport CASCADE", "permission denied"),
        ("ALTER TABLE commitments_reportfile DISABLE TRIGGER ALL", "must be owner"),
        ("SET LOCAL session_replication_role = replica", "permission denied"),
    ],
)
def test_process_cannot_change_a_published_report(cast, as_process, statement, refusal):
    publish_report(cast)
    with connection.cursor() as cursor:
        cursor.execute("SELECT array_agg(tgname)::text FROM pg_trigger WHERE NOT tgisinternal")
        (triggers,) = cursor.fetchone()
    as_process()
    run("SELECT set_config('pgtrigger.ignore', %s, true)", triggers)
    with pytest.raises(DatabaseError, match=refusal):
        run(statement)


def test_process_publishes_a_report(cast, as_process):
    as_process()
    publish_report(cast)
    assert ReportFile.objects.filter(report__year=2025).count() == 7


def test_process_cannot_make_the_triggers_look_away(as_process):
    """Red without the function of grant_rights: a session only has to name the triggers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT array_agg(tgname)::text FROM pg_trigger WHERE NOT tgisinternal")
        (names,) = cursor.fetchone()
    as_process()
    run("SELECT set_config('pgtrigger.ignore', %s, true)", names)
    assert make.organization().events.count() == 1


def test_process_may_write_every_table_that_is_no_history(role):
    tables = connection.introspection.django_table_names(only_existing=True)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM unnest(%s::text[]) AS name WHERE NOT (has_table_privilege(%s, name, 'SELECT') AND "
            "has_table_privilege(%s, name, 'INSERT') AND has_table_privilege(%s, name, 'UPDATE') AND "
            "has_table_privilege(%s, name, 'DELETE'))",
            [sorted(tables), *[role] * 4],
        )
        assert sorted(name for (name,) in cursor.fetchall()) == HISTORY


def test_process_forgets_history_past_its_time_and_nothing_younger(as_process):
    make.application("Vieja")
    application = make.application("Borrada")
    backdate(Application, days=370)
    application.delete()
    as_process()
    assert audit.erase_history(most=100) == 1
    events = Application.pgh_event_model.objects.order_by("pgh_id")
    assert [(one.name, one.pgh_label) for one in events] == [("Vieja", "insert"), ("Borrada", "delete")]


@pytest.mark.parametrize("name", ["members_organization", "members_stateevent", "x; SELECT 1"])
def test_forget_history_touches_only_history(as_process, name):
    as_process()
    with pytest.raises(Exception, match="is no history"):
        run("SELECT erase_history(%s, 10)", name)


def test_process_deletes_a_row_and_reads_its_history(as_process):
    application = make.application(created_at=timezone.now() - timedelta(days=40))
    key = application.pk
    as_process()
    application.delete()
    assert Application.pgh_event_model.objects.filter(pgh_obj_id=key).count() == 2


def test_grant_rights_twice_is_the_same_and_takes_back_what_was_too_much(role):
    run(f"GRANT ALL ON members_userevent TO {role}")
    call_command("grant_rights")
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, 'members_userevent', 'DELETE, TRUNCATE, UPDATE')", [role])
        assert cursor.fetchone() == (False,)


def lend_temporary_tables(role: str) -> None:
    """As on a server where grant_rights did not take them away."""
    run(f"GRANT TEMPORARY ON DATABASE {connection.settings_dict['NAME']} TO {role}")


CATCH = "CREATE TEMP TABLE {table} (LIKE public.{table} INCLUDING IDENTITY)"


def test_process_asks_nothing_without_end(role):
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolconfig FROM pg_roles WHERE rolname = %s", [role])
        (limits,) = cursor.fetchone()
    assert dict(limit.split("=") for limit in limits) == grant_rights.LIMITS


def test_process_makes_no_table_schema_or_function(as_process):
    """Red without the revocations: what a trigger writes could go into a table of the same name."""
    as_process()
    for statement in (
        CATCH.format(table="members_organizationevent"),
        "CREATE TABLE members_catching (id bigint)",
        "CREATE SCHEMA catching",
        "CREATE FUNCTION public.catching() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    ):
        with pytest.raises(ProgrammingError, match="permission denied"):
            run(statement)


@pytest.mark.parametrize("table", ["members_organizationevent", "pghistory_context"])
def test_process_catches_no_event_in_a_table_of_its_own(role, as_process, table):
    """Red without the search path of the triggers' functions: the event goes into the temporary table."""
    lend_temporary_tables(role)
    as_process()
    run(CATCH.format(table=table))
    run("SET LOCAL search_path = pg_temp, public")
    with pghistory.context(user=7):
        make.organization("Semilla")
    run("SET LOCAL search_path = public, pg_temp")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT metadata->'user' FROM public.members_organizationevent JOIN public.pghistory_context "
            "ON pgh_context_id = pghistory_context.id"
        )
        assert cursor.fetchall() == [("7",)]


def test_function_of_every_trigger_looks_into_public_first(role):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE oid IN (SELECT tgfoid FROM pg_trigger WHERE NOT tgisinternal) "
            "AND proconfig IS DISTINCT FROM ARRAY['search_path=public, pg_temp']"
        )
        assert cursor.fetchall() == []


@pytest.mark.parametrize(
    "statement",
    [
        """UPDATE pghistory_context SET metadata = '{"user": 1}'""",
        """UPDATE pghistory_context SET metadata = '{}'""",
        """UPDATE pghistory_context SET metadata = metadata || '{"user": 1}'""",
        """UPDATE pghistory_context SET metadata = metadata || '{"page": "x"}', created_at = now()""",
        """UPDATE pghistory_context SET id = gen_random_uuid()""",
    ],
)
def test_process_cannot_rewrite_who_made_a_change(as_process, statement):
    """Red without the trigger `context_stays`, or (`created_at`, `id`) without the narrow right to update."""
    with pghistory.context(user=7):
        make.organization("Semilla")
    as_process()
    rows = list(Context.objects.values_list("id", "metadata", "created_at"))
    with contextlib.suppress(DatabaseError):
        run(statement)
    assert list(Context.objects.values_list("id", "metadata", "created_at")) == rows


def test_process_cannot_say_afterwards_who_made_a_change(as_process):
    """Red without its quarter of an hour: what nobody had a name for gets one later."""
    with pghistory.context(user=None):
        make.organization("Semilla")
    run("ALTER TABLE pghistory_context DISABLE TRIGGER USER")
    Context.objects.update(created_at=F("created_at") - timedelta(minutes=20))
    run("ALTER TABLE pghistory_context ENABLE TRIGGER USER")
    as_process()
    with pytest.raises(DatabaseError, match="stays written"):
        run("""UPDATE pghistory_context SET metadata = '{"user": 1}'""")


def test_process_writes_who_asks_once_that_is_known(as_process):
    as_process()
    with pghistory.context(user=None):
        organization = make.organization("Semilla")
        pghistory.context(user=7)
        Organization.objects.filter(pk=organization.pk).update(name="Semilla Nueva")
        pghistory.context(user=None)  # she logged out
        Organization.objects.filter(pk=organization.pk).update(name="Semilla")
    assert {one.pgh_context.metadata["user"] for one in organization.events.all()} == {7}


@pytest.mark.parametrize("url", ["", "postgres://127.0.0.1/pacto", "postgres://pacto:clave@127.0.0.1/pacto"])
def test_grant_rights_refuses_no_role_and_the_owner(monkeypatch, url):
    monkeypatch.setenv("APP_DATABASE_URL", url)
    with pytest.raises(CommandError):
        call_command("grant_rights")
    assert User.objects.count() == 0


def test_forget_history_runs_nothing_of_the_process_with_the_rights_of_the_owner(role, as_process):
    """Red where it looks into pg_temp: a trigger of a table made there would run as the owner, who may do anything."""
    lend_temporary_tables(role)
    as_process()
    run("CREATE TEMP TABLE trap (id bigint)")
    run("CREATE TEMP TABLE trapevent (pgh_id bigint, pgh_obj_id bigint, pgh_created_at timestamptz)")
    run("CREATE TEMP TABLE caught (who text)")
    run("GRANT ALL ON trap, trapevent, caught TO PUBLIC")
    run("INSERT INTO trapevent VALUES (1, 1, now() - interval '6 years')")
    run(
        "CREATE FUNCTION pg_temp.spring() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN INSERT INTO pg_temp.caught VALUES (current_user); RETURN OLD; END $$"
    )
    run("CREATE TRIGGER spring BEFORE DELETE ON trapevent FOR EACH ROW EXECUTE FUNCTION pg_temp.spring()")
    with pytest.raises(Exception, match="trapevent is no history"):
        run("SELECT erase_history('trapevent', 10)")
