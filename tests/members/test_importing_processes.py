"""A list goes through the office with a real worker, and a terminal that dies in the middle leaves nothing behind."""

import pytest
from celery import Celery
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from kit.imports.reading import STALE, read_next
from members.importing.importer import MEMBER_LISTS
from members.models import MemberImport, Organization
from tests.mailings.processes import WORKER, kill, python_process, wait_for
from tests.members.lists import short

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = """
    SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database
    WHERE datname = current_database() AND relation = 'members_importrow'::regclass AND mode = 'RowExclusiveLock'
"""


def state() -> str:
    return MemberImport.objects.values_list("state", flat=True).get()


def writers() -> int:
    """How many transactions of this moment have written rows of imports."""
    with connection.cursor() as cursor:
        cursor.execute(WRITERS)
        return cursor.fetchone()[0]


def test_office_import_is_read_and_written_by_a_worker(cast, broker, monkeypatch):
    """Rung for in a broker of its own: a worker of another test would take what is rung for here."""
    client = cast.client("staff")
    with python_process(*WORKER, REDIS_URL=broker), Celery(broker=broker) as bell:
        monkeypatch.setattr("kit.background.queueing.current_app", bell)
        file = SimpleUploadedFile("lista.csv", short("Rehilete,,Oaxaca,", "Canica,,Puebla,"))
        page = client.post(reverse("admin:members_memberimport_add"), {"file": file}).url
        wait_for(lambda: state() == "preview")
        assert [tab.count for tab in client.get(page).context["tabs"]][:2] == [2, 2]
        assert Organization.objects.count() == 2
        client.post(reverse("admin:members_memberimport_confirm", args=[MemberImport.objects.get().pk]))
        wait_for(lambda: state() == "applied")
    assert Organization.objects.filter(name__in=["Rehilete", "Canica"]).count() == 2


@pytest.mark.parametrize("option", ["--dry-run", "--no-color"])
def test_command_killed_while_reading_leaves_nothing(tmp_path, option):
    """Red without its transaction: an import that a worker takes over and shows to the office."""
    path = tmp_path / "lista.csv"
    path.write_bytes(short(*[f"Rehilete {number},,Oaxaca," for number in range(20_000)]))
    with python_process("manage.py", "import_members", str(path), option) as command:
        wait_for(lambda: writers() > 0 or MemberImport.objects.exists())
        assert command.poll() is None
        kill(command)
    wait_for(lambda: writers() == 0)
    assert MemberImport.objects.count() == 0
    assert Organization.objects.count() == 0
    assert read_next(MEMBER_LISTS, at=timezone.now() + 2 * STALE) is False
