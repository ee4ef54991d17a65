"""A confirmed import is written whole, once, and can be taken back whole."""

import io
import threading
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connections, transaction
from django.utils import timezone
from pghistory.models import Events

from kit.imports import reading, writing
from kit.imports.states import ImportState, RowVerdict
from kit.imports.writing import work, write_next
from members import inviting_many
from members.exporting import export
from members.importing.importer import MEMBER_LISTS
from members.importing.people import Suggestion, suggested
from members.models import Invitation, MemberImport, Organization, State, WorkingState
from tests import make
from tests.members.lists import monster, short


@pytest.fixture
def staff(db):
    return make.user("coordinacion@pacto.example", name="Carmen")


def previewed(content: bytes, staff, *, name: str = "lista.csv") -> MemberImport:
    source = MemberImport.objects.bring(content, file_name=name, by=staff)
    work(MEMBER_LISTS)
    return MemberImport.objects.light().get(pk=source.pk)


def imported(content: bytes, staff, *, name: str = "lista.csv") -> MemberImport:
    source = previewed(content, staff, name=name)
    source.confirm(by=staff)
    work(MEMBER_LISTS)
    return MemberImport.objects.light().get(pk=source.pk)


def undone(source: MemberImport, staff) -> MemberImport:
    source.ask_undo(by=staff)
    work(MEMBER_LISTS)
    return MemberImport.objects.light().get(pk=source.pk)


def verdicts(source: MemberImport) -> list[tuple[int, str, str]]:
    return list(source.rows.values_list("number", "outcome", "remark"))


def registry() -> list[dict]:
    unlike = ("id", "version", "created_at", "search", "sort_key", "status_at")
    rows = [{k: v for k, v in row.items() if k not in unlike} for row in Organization.objects.order_by("name").values()]
    return rows + list(WorkingState.objects.order_by("organization", "state").values("organization__name", "state"))


def test_import_of_a_monster_comes_out_in_the_registry(staff):
    source = imported(monster(), staff)
    assert source.state == ImportState.APPLIED
    rows = Organization.objects.order_by("name").values_list("name", "slug", "state", "status_by", "status")
    assert list(rows) == [
        ("COLIBRI DE PUEBLA", "colibri-de-puebla", "21", staff.pk, "active"),
        ("Canica de Jalisco", "canica-de-jalisco", "15", staff.pk, "active"),
        ("Dos Sedes", "dos-sedes", None, staff.pk, "active"),
        ("Nacional por la Niñez", "nacional-por-la-ninez", None, staff.pk, "active"),
        ("Red Papalote", "red-papalote", "09", staff.pk, "active"),
        ("Rehilete", "rehilete", "14", staff.pk, "active"),
        ("Semilla de Oaxaca", "semilla-de-oaxaca", "20", staff.pk, "active"),
    ]


def test_import_of_the_same_file_twice_changes_nothing(staff):
    imported(monster(), staff)
    before = registry()
    again = previewed(monster(), staff)
    assert again.rows.to_save().count() == 0
    again.confirm(by=staff)
    work(MEMBER_LISTS)
    assert registry() == before


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_import_of_our_own_export_changes_nothing(staff, file_format):
    one = make.organization(
        "=Niñez, «Sana»", phone="55 1234", donee="applying", rfc="NIS010203XY9", description="a\n\nb"
    )
    WorkingState.objects.create(organization=one, state=State.objects.get(code="09"))
    make.organization("Gemela"), make.organization("Gemela")
    make.organization("SIN ESTADO A.C.", website="http://www.x.example/", kind="network", joined_on="2019-12-02")
    make.representation(one, make.user("titular@pacto.example", name="Tita"))
    file = io.BytesIO()
    export(
        Organization.objects.all(),
        file=file,
        file_format=file_format,
        reason="prueba",
        filters="",
        by=staff,
        at=timezone.now(),
    )
    source = previewed(file.getvalue(), staff)
    assert list(source.rows.values_list("verdict", "reason", "changes")) == [("unchanged", "", {})] * 4


def test_import_writes_history_with_who_confirmed(staff):
    imported(short("Rehilete,,Oaxaca,"), staff)
    event = Events.objects.references(Organization.objects.get()).get()
    assert event.pgh_label == "insert"
    assert event.pgh_context["user"] == staff.pk


def test_import_updates_fields_and_other_states_one_version_on(staff):
    one = make.organization("Rehilete", phone="55 1111", version=4)
    WorkingState.objects.create(organization=one, state=State.objects.get(code="09"))
    imported(short("Rehilete,Oaxaca,Chiapas; Puebla,55 2222", header="Nombre,Estado,Otros estados,Teléfono"), staff)
    one.refresh_from_db()
    states = sorted(WorkingState.objects.values_list("state", flat=True))
    assert one.phone == "55 2222"
    assert one.version == 5
    assert states == ["07", "21"]


def test_import_leaves_out_what_changed_since_the_preview(staff):
    one = make.organization("Rehilete", phone="55 1111")
    source = previewed(short("Rehilete,,Oaxaca,55 2222", "Canica,CAN010203XY9,Oaxaca,"), staff)
    Organization.objects.filter(pk=one.pk).update(phone="55 3333")
    make.organization("La misma canica", rfc="CAN010203XY9")
    source.confirm(by=staff)
    work(MEMBER_LISTS)
    assert verdicts(source) == [
        (2, "left", "Cambió después de la vista previa: teléfono."),
        (3, "left", "Ya está en el padrón desde después de la vista previa."),
    ]
    one.refresh_from_db()
    assert one.phone == "55 3333"
    assert Organization.objects.count() == 2


@pytest.mark.parametrize(("decision", "phones"), [("", ["55 1"]), ("new", ["55 1", "55 2"]), ("same", ["55 2"])])
def test_import_does_with_a_suspect_what_was_decided(staff, decision, phones):
    make.organization("Semillas del Istmo", phone="55 1")
    source = previewed(short("Semillas del Ismto,,Oaxaca,55 2"), staff)
    row = source.rows.get(verdict=RowVerdict.SUSPECT)
    source.decide({row.pk: decision})
    source.confirm(by=staff)
    work(MEMBER_LISTS)
    assert sorted(Organization.objects.values_list("phone", flat=True)) == phones


def test_import_invites_nobody_and_keeps_who_represents_for_whoever_does(staff):
    imported(short("Rehilete,Ana,ana@x.example", header="Nombre,Representante,Correo del representante"), staff)
    one = Organization.objects.get()
    assert one.email == ""
    assert one.invitations.count() == 0
    assert one.representations.count() == 0
    assert suggested([one.pk]) == {one.pk: Suggestion("ana@x.example", "Ana", "")}


def test_inviting_many_writes_to_the_person_whom_the_list_names(staff):
    imported(short("Rehilete,Ana,Ana@x.example", header="Nombre,Representante,Correo del representante"), staff)
    inviting_many.invite_all(Organization.objects.all(), by=staff, at=timezone.now())
    assert list(Invitation.objects.values_list("email", "name")) == [("ana@x.example", "Ana")]


def test_undo_puts_the_registry_back(staff):
    one = make.organization("Rehilete", phone="55 1111")
    WorkingState.objects.create(organization=one, state=State.objects.get(code="09"))
    before = registry()
    header = "Nombre,Estado,Otros estados,Teléfono"
    source = imported(short("Rehilete,Oaxaca,Chiapas,55 2222", "Canica,Puebla,Chiapas,", header=header), staff)
    assert registry() != before
    assert undone(source, staff).state == ImportState.UNDONE
    assert registry() == before


def test_undo_keeps_what_was_touched_since_and_says_what(staff):
    one = make.organization("Rehilete", phone="55 1111")
    source = imported(short("Rehilete,REH010203XY9,Oaxaca,55 2222", "Canica,,Puebla,", "Trompo,,Puebla,"), staff)
    Organization.objects.filter(pk=one.pk).update(phone="55 3333")
    make.representation(Organization.objects.get(name="Canica"), make.user("ana@x.example", name="Ana"))
    Organization.objects.filter(name="Trompo").update(version=2)
    undone(source, staff)
    assert verdicts(source) == [
        (2, "kept", "No se regresó, porque cambió después: teléfono."),
        (3, "kept", "Se queda porque ya tiene representación «Ana»."),
        (4, "kept", "Se queda porque alguien ya la cambió o confirmó sus datos."),
    ]
    one.refresh_from_db()
    assert one.rfc == ""
    assert one.phone == "55 3333"
    assert Organization.objects.count() == 3


def test_confirm_refuses_what_is_no_preview_any_more(staff):
    source = previewed(short("Rehilete,,Oaxaca,"), staff)
    source.discard()
    with pytest.raises(ValidationError, match="ahora dice «Descartada»"):
        source.confirm(by=staff)


def test_a_reader_that_died_is_followed_by_another(staff):
    source = MemberImport.objects.bring(monster(), file_name="lista.csv", by=staff)
    dead = timezone.now() - reading.STALE - timedelta(seconds=1)
    MemberImport.objects.filter(pk=source.pk).update(state=ImportState.READING, attempts=1, claimed_at=dead)
    source.rows.create(number=5, verdict=RowVerdict.NEW, name="a medias")
    work(MEMBER_LISTS)
    source.refresh_from_db()
    assert source.state == "preview"
    assert source.attempts == 2
    assert source.rows.get(number=5).name == "Semilla de Oaxaca"


def test_a_reader_at_work_is_left_alone(staff):
    source = MemberImport.objects.bring(monster(), file_name="lista.csv", by=staff)
    MemberImport.objects.filter(pk=source.pk).update(state="reading", attempts=1, claimed_at=timezone.now())
    assert reading.read_next(MEMBER_LISTS, at=timezone.now()) is False


def test_a_reader_whose_claim_was_taken_writes_nothing(staff):
    source = MemberImport.objects.bring(monster(), file_name="lista.csv", by=staff)
    late = reading.claim(MEMBER_LISTS, at=timezone.now())
    MemberImport.objects.filter(pk=source.pk).update(attempts=2)
    with pytest.raises(reading.ClaimLostError):
        reading.read(MEMBER_LISTS, late)
    assert source.rows.count() == 0


def test_a_file_that_kills_its_readers_is_given_up_after_three(staff):
    source = MemberImport.objects.bring(monster(), file_name="lista.csv", by=staff)
    now = timezone.now()
    for attempt in range(reading.ATTEMPTS):
        assert reading.claim(MEMBER_LISTS, at=now + attempt * timedelta(minutes=3)).attempts == attempt + 1
    assert reading.claim(MEMBER_LISTS, at=now + timedelta(minutes=9)) is None
    source.refresh_from_db()
    assert source.state == "refused"
    assert source.problem[:31] == "Se intentó leer el archivo 3 ve"


def confirm_together(sources: list[MemberImport], staff) -> None:
    """Two workers write two imports of the same list at the same moment."""
    for source in sources:
        source.confirm(by=staff)
    together = threading.Barrier(len(sources))

    def run():
        try:
            together.wait()
            write_next(MEMBER_LISTS, at=timezone.now())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _source in sources]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_one_list_at_once_write_it_once(transactional_db):
    staff = make.user("coordinacion@pacto.example")
    sources = [previewed(short(*[f"Trompo {'abcdefgh'[n]}{n},,Oaxaca," for n in range(8)]), staff) for _ in range(2)]
    confirm_together(sources, staff)
    assert sorted(MemberImport.objects.values_list("state", flat=True)) == ["applied", "applied"]
    assert Organization.objects.count() == 8


@pytest.mark.django_db(transaction=True)
def test_registry_lock_makes_a_second_import_wait(transactional_db):
    def second():
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [MemberImport._meta.label_lower])
            answers.append(cursor.fetchone()[0])
        connections.close_all()

    answers: list[bool] = []
    with transaction.atomic():
        writing.wait_for_others(MEMBER_LISTS)
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    assert answers == [False]
